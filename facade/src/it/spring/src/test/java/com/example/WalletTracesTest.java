// SPDX-License-Identifier: Apache-2.0
package com.example;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayException.NotFound;
import io.github.juspaywallets.JuspayWallets;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.util.List;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A span for each call, of either form, below the caller's span and without personal data. */
class WalletTracesTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .build();
  private final Tracer tracer = openTelemetry.getTracer("test");

  @Test
  void areChildrenOfTheCallersSpan() {
    Span caller = tracer.spanBuilder("caller").startSpan();
    try (JuspayWallets wallets =
            JuspayWallets.builder()
                .environment(Environment.of(URI.create(juspay.baseUrl())))
                .apiKey("KEY")
                .observer(new WalletTraces(tracer))
                .build();
        Scope scope = caller.makeCurrent()) {
      CustomerWallets customer = wallets.forCustomer("customer@example.com");
      customer.updateMobileNumber("wlt_1", "7777777777");
      customer.listAsync().join();
      assertThrows(NotFound.class, () -> customer.get("wlt_unknown"));
    }

    List<SpanData> all = spans.getFinishedSpanItems();
    assertEquals(
        List.of("updateMobileNumber", "list", "get"), all.stream().map(SpanData::getName).toList());
    for (SpanData span : all) {
      assertEquals(caller.getSpanContext().getSpanId(), span.getParentSpanId());
      assertFalse(span.toString().contains("customer"), span.toString());
      assertFalse(span.toString().contains("wlt_"), span.toString());
    }
  }

  @Test
  void mayShareAnHttpClientWithTheSpansOfTheLibraryForOkHttp() throws Exception {
    Environment environment = Environment.of(URI.create(juspay.baseUrl()));
    OkHttpClient http = new OkHttpClient();

    Call.Factory others = OkHttpTelemetry.create(openTelemetry).createCallFactory(http);
    try (JuspayWallets wallets =
        JuspayWallets.builder()
            .environment(environment)
            .apiKey("KEY")
            .httpClient(http)
            .observer(new WalletTraces(tracer))
            .build()) {
      wallets.forCustomer("customer@example.com").list();
    }

    String url = juspay.baseUrl() + "/customers/customer@example.com/wallets";
    others.newCall(new Request.Builder().url(url).build()).execute().close();
    List<SpanData> all = spans.getFinishedSpanItems();
    assertEquals(List.of("list", "GET"), all.stream().map(SpanData::getName).toList());
    assertFalse(all.get(0).toString().contains("customer"));
    assertEquals(url, all.get(1).getAttributes().get(AttributeKey.stringKey("url.full")));
  }
}
