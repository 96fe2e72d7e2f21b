// SPDX-License-Identifier: Apache-2.0
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.VerificationException;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.juspaywallets.Environment;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test in the README, and its result for a faulty service. */
class AccountServiceTest {
  @RegisterExtension
  static final WireMockExtension juspay =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
          .build();

  AccountService service = new AccountService(Environment.of(URI.create(juspay.baseUrl())));

  @Test
  void changesTheNumberOfTheCustomer() {
    service.changeNumber("customer_1122", "wlt_1", "+91 77777 77777");

    juspay.verify(
        postRequestedFor(urlPathEqualTo("/wallets/wlt_1"))
            .withHeader("x-routing-id", equalTo("customer_1122"))
            .withFormParam("mobile_number", equalTo("7777777777")));
  }

  @Test
  void failsClearlyIfTheServiceSendsAnotherRoutingId() {
    service.changeNumber("order_42", "wlt_1", "+91 77777 77777");

    String message =
        assertThrows(
                VerificationException.class,
                () ->
                    juspay.verify(
                        postRequestedFor(urlPathEqualTo("/wallets/wlt_1"))
                            .withHeader("x-routing-id", equalTo("customer_1122"))))
            .getMessage();
    assertTrue(message.contains("x-routing-id: customer_1122"), message);
    assertTrue(message.contains("x-routing-id: order_42"), message);
  }

  @AfterEach
  void close() {
    service.close();
  }
}
