// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.Multipart;

/** Calls each method of a contract on a real socket, and logs the requests. */
final class Conversation {
  private final WireMockServer server;
  private final Moshi moshi;
  private final Retrofit retrofit;
  private final StringBuilder log = new StringBuilder();

  Conversation(WireMockServer server, JsonAdapter.Factory adapters) {
    this.server = server;
    this.moshi = new Moshi.Builder().add(adapters).build();
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(server.baseUrl() + "/base/")
            .client(new OkHttpClient.Builder().addInterceptor(this::redirect).build())
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build();
  }

  /** Other hosts do not exist: sends their requests here, and notes where they should go. */
  private Response redirect(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl here = HttpUrl.get(server.baseUrl());
    if (request.url().host().equals(here.host())) {
      return chain.proceed(request);
    }
    HttpUrl url =
        request.url().newBuilder().scheme("http").host(here.host()).port(here.port()).build();
    String origin = request.url().scheme() + "://" + request.url().host();
    return chain.proceed(request.newBuilder().url(url).header("sent-to", origin).build());
  }

  String log() {
    return log.toString();
  }

  /** Calls each method with all arguments, and with only the required ones. */
  void callAll(Class<?> api) throws ReflectiveOperationException, IOException {
    Object proxy = retrofit.create(api);
    List<Method> methods =
        Stream.of(api.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> !method.getName().matches(".*Raw(WithoutBody)?"))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    for (Method method : methods) {
      log.append(signature(method)).append('\n');
      call(proxy, method, true);
      boolean optional = Stream.of(method.getParameters()).anyMatch(Conversation::isOptional);
      boolean needsOne =
          method.isAnnotationPresent(Multipart.class)
              && Stream.of(method.getParameters()).allMatch(Conversation::isOptional);
      if (optional && !needsOne) {
        call(proxy, method, false);
      }
    }
  }

  private static String signature(Method method) {
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      parameters.add(
          (isOptional(parameter) ? "@Nullable " : "")
              + brief(parameter.getParameterizedType())
              + " "
              + parameter.getName());
    }
    return brief(result(method))
        + " "
        + method.getName()
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String brief(Type type) {
    return type.getTypeName().replaceAll("[a-z][\\w.]*\\.", "");
  }

  private static boolean isOptional(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Type result(Method method) {
    return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
  }

  private void call(Object proxy, Method method, boolean all)
      throws ReflectiveOperationException, IOException {
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      boolean given = all || !isOptional(parameter);
      arguments.add(given ? Samples.of(parameter.getParameterizedType()) : null);
    }
    Type type = result(method);
    Object expected = type == Void.class || type == ResponseBody.class ? null : Samples.of(type);
    server.resetAll();
    server.stubFor(
        any(anyUrl())
            .willReturn(
                expected == null ? noContent() : okJson(moshi.adapter(type).toJson(expected))));
    Object body = ((Call<?>) method.invoke(proxy, arguments.toArray())).execute().body();
    assertThat(body).as(method.getName()).isEqualTo(expected);
    assertThat(server.getAllServeEvents()).hasSize(1);
    note(LoggedRequest.createFrom(server.getAllServeEvents().get(0).getRequest()));
  }

  private void note(LoggedRequest request) {
    log.append("  ").append(request.getMethod()).append(' ').append(request.getUrl());
    request.getHeaders().all().stream()
        .filter(
            header ->
                !header
                    .key()
                    .matches(
                        "(?i)host|connection|user-agent|content-length|accept-encoding|transfer-encoding"))
        .forEach(
            header ->
                log.append("\n    ")
                    .append(header.key())
                    .append(": ")
                    .append(header.firstValue().replaceAll("boundary=.*", "boundary")));
    String body = request.getBodyAsString();
    String shown = request.isMultipart() ? parts(request) : body;
    log.append(shown.isEmpty() ? "" : "\n    " + shown).append('\n');
  }

  private static String parts(LoggedRequest request) {
    return String.join(
        ", ",
        request.getParts().stream()
            .map(part -> part.getName() + "=" + part.getBody().asString())
            .toList());
  }

  /** Checks that a written value is read as equal, and printed on one line. */
  void keep(Class<?> model) throws ReflectiveOperationException, IOException {
    Object sample = Samples.of(model);
    @SuppressWarnings("unchecked") // the adapter of the sample's own class
    JsonAdapter<Object> json = (JsonAdapter<Object>) (JsonAdapter<?>) moshi.adapter(model);
    String document = json.toJson(sample);
    assertThat(json.fromJson(document)).isEqualTo(sample).hasToString(sample.toString());
    log.append(document).append("\n  ").append(sample).append('\n');
  }
}
