// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.juspaywallets.CustomerWallets;
import io.github.juspaywallets.JuspayException;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.JuspayWallets;
import io.github.juspaywallets.Simulated;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What clients of the application see of each exception. */
class WalletProblemsTest {
  private final JuspayWallets wallets = mock(JuspayWallets.class);
  private final CustomerWallets customer = mock(CustomerWallets.class);
  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(new Application.NumberController(wallets))
          .setControllerAdvice(new WalletProblems())
          .build();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Simulated.invalid(new Violation("walletId", "is wrong")), 400, "NO"),
        Arguments.of(Simulated.response(404, ""), 404, "YES"),
        Arguments.of(Simulated.response(400, ""), 409, "YES"),
        Arguments.of(Simulated.response(429, ""), 503, "YES"),
        Arguments.of(Simulated.response(401, ""), 502, "YES"),
        Arguments.of(Simulated.response(403, ""), 502, "YES"),
        Arguments.of(Simulated.response(500, ""), 502, "YES"),
        Arguments.of(Simulated.response(200, ""), 502, "YES"),
        Arguments.of(Simulated.timeout(Sent.MAYBE), 504, "MAYBE"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void haveAStatusAndSayWhetherAnythingWasSent(JuspayException failure, int status, String sent)
      throws Exception {
    answer(failure).andExpect(status().is(status)).andExpect(jsonPath("$.wasSent").value(sent));
  }

  @Test
  void tellThatAWalletIsMissing() throws Exception {
    when(wallets.forCustomer("customer_1122")).thenReturn(customer);
    when(customer.updateMobileNumber("wlt_1", "7777777777"))
        .thenThrow(Simulated.response(404, "{\"error_code\":\"NOT_FOUND\"}"));

    change("7777777777").andExpect(status().isNotFound());
  }

  @Test
  void showWhatIsWrongAndHowLongToWait() throws Exception {
    answer(Simulated.invalid(new Violation("walletId", "is wrong")))
        .andExpect(jsonPath("$.violations[0].argument").value("walletId"));
    answer(Simulated.response(429, "", "Retry-After", "3"))
        .andExpect(jsonPath("$.retryAfter").value(3));
    answer(Simulated.response(400, "{\"user_message\":\"Please try another number\"}"))
        .andExpect(jsonPath("$.detail").value("Please try another number"));
  }

  private ResultActions answer(JuspayException failure) throws Exception {
    when(wallets.forCustomer("customer_1122")).thenReturn(customer);
    doThrow(failure).when(customer).updateMobileNumber("wlt_1", "7777777777");
    return change("7777777777");
  }

  private ResultActions change(String number) throws Exception {
    return mvc.perform(
        put("/customers/customer_1122/wallets/wlt_1/number")
            .contentType(APPLICATION_JSON)
            .content("{\"mobileNumber\":\"" + number + "\"}"));
  }
}
