// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CustomerWallets#eligibility} checks: an amount, an order, or both. Immutable: each
 * method returns a new object. All values are checked when the call is made.
 */
public final class Eligibility {
  final @Nullable BigDecimal amount;
  final @Nullable String orderId;
  final @Nullable String data;
  final @Nullable String gateway;
  final @Nullable String mobileNumber;

  private Eligibility(
      @Nullable BigDecimal amount,
      @Nullable String orderId,
      @Nullable String data,
      @Nullable String gateway,
      @Nullable String mobileNumber) {
    this.amount = amount;
    this.orderId = orderId;
    this.data = data;
    this.gateway = gateway;
    this.mobileNumber = mobileNumber;
  }

  /**
   * Returns a check of whether the customer could pay an amount.
   *
   * @param amount the amount in major currency units, for example rupees; positive, with at most
   *     two decimals
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public static Eligibility ofAmount(BigDecimal amount) {
    Objects.requireNonNull(amount, "amount");
    return new Eligibility(amount, null, null, null, null);
  }

  /**
   * Returns a check of whether the customer could pay for an order.
   *
   * @param orderId the merchant's own id for an existing order
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public static Eligibility ofOrder(String orderId) {
    Objects.requireNonNull(orderId, "orderId");
    return new Eligibility(null, orderId, null, null, null);
  }

  /**
   * Returns a copy for an order.
   *
   * @param orderId the merchant's own id for an existing order
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public Eligibility withOrder(String orderId) {
    Objects.requireNonNull(orderId, "orderId");
    return new Eligibility(amount, orderId, data, gateway, mobileNumber);
  }

  /**
   * Returns a copy with data that some providers need, for example the fingerprint of a device.
   *
   * @param json a JSON object with the data, by providers
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public Eligibility withGatewayData(String json) {
    Objects.requireNonNull(json, "json");
    return new Eligibility(amount, orderId, json, gateway, mobileNumber);
  }

  /**
   * Returns a copy for one of several gateway accounts that the merchant has with the provider.
   *
   * @param gatewayReferenceId the reference id of the gateway account
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public Eligibility withGatewayReferenceId(String gatewayReferenceId) {
    Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
    return new Eligibility(amount, orderId, data, gatewayReferenceId, mobileNumber);
  }

  /**
   * Returns a copy with a mobile number, which one provider, TWID, needs.
   *
   * @param mobileNumber a mobile number of the client's region in national or international form;
   *     sent as national digits without the country code
   * @return the check
   * @throws NullPointerException if the argument is null
   */
  public Eligibility withMobileNumber(String mobileNumber) {
    Objects.requireNonNull(mobileNumber, "mobileNumber");
    return new Eligibility(amount, orderId, data, gateway, mobileNumber);
  }
}
