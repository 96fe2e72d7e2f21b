// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.PaymentAuthentication;
import io.github.juspaywallets.model.PaymentStatus;
import io.github.juspaywallets.model.Transaction;
import io.github.juspaywallets.model.TransactionPayment;
import java.util.Optional;

/**
 * The result of {@link RoutedWallets#pay}.
 *
 * @param transaction the attempt to pay, as Juspay describes it
 */
public record WalletPayment(Transaction transaction) {
  /**
   * Returns the status of the payment, which alone tells whether the wallet was debited.
   *
   * @return the status; one that is not a constant is possible
   */
  public PaymentStatus status() {
    return transaction.status();
  }

  /**
   * Returns where to send the customer's browser if the customer must act, for example top up or
   * approve. Do not fetch the page, and do not log its URL.
   *
   * @return the page, with the HTTP method and form fields for it; empty if Juspay sent none. Also
   *     present for some payments that need nothing from the customer
   */
  public Optional<PaymentAuthentication> authentication() {
    return transaction.payment().flatMap(TransactionPayment::authentication);
  }
}
