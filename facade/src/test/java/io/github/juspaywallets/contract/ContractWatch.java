// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.TextFile;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Watches a server. All requests of the facade must be within the contract. So must all responses,
 * unless their stub is marked as outside the contract.
 */
public final class ContractWatch implements ServeEventListener {
  /** The name of a stub that violates the contract on purpose. */
  public static final String OUTSIDE_THE_CONTRACT = "outside the contract";

  /** The mappings of the sandbox that violate the contract are in a separate folder. */
  private static final Set<String> OUTSIDE =
      new ClasspathFileSource("juspay-wallets/mappings/outside-the-contract")
          .listFilesRecursively().stream()
              .map(TextFile::readContentsAsString)
              .map(json -> Json.read(json, StubMapping.class).getName())
              .collect(Collectors.toSet());

  /** Set for mutation tests, which start a JVM for every few mutants. */
  static final boolean UNWATCHED = Boolean.getBoolean("contract.unwatched");

  /** Shared by all servers, because creation takes a second. Not thread-safe. */
  private static final Validators VALIDATORS = new Validators(Described.CURRENT);

  private final Exercise exercise = new Exercise(Described.CURRENT);
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private volatile Consumer<String> exercised = part -> {};

  @Override
  public String getName() {
    return "contract";
  }

  /**
   * Starts over for a test. The listener receives the parts of the contract that the test
   * exercises.
   */
  public void startTest(Consumer<String> listener) {
    exercised = listener;
    problems.clear();
  }

  /** The violations of the contract since then. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void beforeResponseSent(ServeEvent event, Parameters parameters) {
    LoggedRequest request = event.getRequest();
    if (UNWATCHED
        || !String.valueOf(request.getHeader("User-Agent")).startsWith("juspay-wallets-java/")) {
      return;
    }
    OpenApiInteractionValidator validator = VALIDATORS.of(Described.CURRENT.call(request));
    check(() -> validator.validateRequest(asRequest(request)));
    exercise.request(request).forEach(exercised);
    if (event.getWasMatched() && !isOutside(event.getStubMapping())) {
      LoggedResponse response = event.getResponse();
      Request.Method method = Request.Method.valueOf(request.getMethod().getName());
      check(() -> validator.validateResponse(path(request), method, asResponse(response)));
      problems.addAll(exercise.unknownHeaders(request, response));
      exercise.response(request, response).forEach(exercised);
    }
  }

  private static boolean isOutside(StubMapping stub) {
    return OUTSIDE_THE_CONTRACT.equals(stub.getName()) || OUTSIDE.contains(stub.getName());
  }

  private void check(Supplier<ValidationReport> validation) {
    synchronized (VALIDATORS) {
      validation.get().getMessages().stream()
          .filter(message -> message.getLevel() == Level.ERROR)
          .forEach(message -> problems.add(message.getKey() + ": " + message.getMessage()));
    }
  }

  /** Removes any prefix before the path of the contract. */
  private static String path(LoggedRequest request) {
    String path = request.getUrl().replaceFirst("^.*?(?=/(wallets|customers)/)", "");
    // The validator reads a plus sign as a space, as in a form.
    return path.replace("+", "%2B");
  }

  static SimpleRequest asRequest(LoggedRequest request) {
    SimpleRequest.Builder copy =
        new SimpleRequest.Builder(request.getMethod().getName(), path(request))
            .withBody(request.getBodyAsString());
    for (HttpHeader header : request.getHeaders().all()) {
      copy.withHeader(header.key(), header.values());
    }
    return copy.build();
  }

  private static SimpleResponse asResponse(LoggedResponse response) {
    SimpleResponse.Builder copy =
        SimpleResponse.Builder.status(response.getStatus()).withBody(response.getBodyAsString());
    for (HttpHeader header : response.getHeaders().all()) {
      copy.withHeader(header.key(), header.values());
    }
    return copy.build();
  }
}
