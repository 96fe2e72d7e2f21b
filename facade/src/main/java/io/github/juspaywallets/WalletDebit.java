// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.Operation.Input;
import io.github.juspaywallets.model.PaymentMethodType;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A payment for an order from a wallet, for {@link RoutedWallets#pay}. Immutable: each method
 * returns a new object. It holds a one-time token, so make a new one for each payment, from a
 * wallet that was just read.
 */
public final class WalletDebit {
  /** Juspay's pages give a token 10 or 15 minutes. */
  private static final Duration LONGEST_AGE = Duration.ofMinutes(10);

  /** When each token was received, by {@link System#nanoTime}, as long as its wallet is in use. */
  static final Map<String, Long> RECEIVED = Collections.synchronizedMap(new WeakHashMap<>());

  final String orderId;
  final @Nullable String walletId;
  final boolean linked;
  final @Nullable WalletProvider provider;
  final @Nullable String token;
  final @Nullable String merchantId;

  private WalletDebit(
      String orderId,
      @Nullable String walletId,
      boolean linked,
      @Nullable WalletProvider provider,
      @Nullable String token,
      @Nullable String merchantId) {
    this.orderId = orderId;
    this.walletId = walletId;
    this.linked = linked;
    this.provider = provider;
    this.token = token;
    this.merchantId = merchantId;
  }

  /**
   * Returns a payment from a wallet, with the token in it.
   *
   * @param orderId the merchant's own id for an existing order, at most 20 characters
   * @param wallet a linked wallet as a call returned it, at most ten minutes ago
   * @return the payment to make
   * @throws NullPointerException if an argument is null
   */
  public static WalletDebit of(String orderId, WalletAccount wallet) {
    Objects.requireNonNull(orderId, "orderId");
    boolean linked = wallet.linked().orElse(true);
    WalletProvider provider = wallet.wallet().orElse(null);
    return new WalletDebit(
        orderId, wallet.id(), linked, provider, wallet.token().orElse(null), null);
  }

  /**
   * Returns a payment from the wallet that a token belongs to.
   *
   * @param orderId the merchant's own id for an existing order, at most 20 characters
   * @param provider the provider of the wallet
   * @param token the one-time token of the linked wallet; a credential
   * @return the payment to make
   * @throws NullPointerException if an argument is null
   */
  public static WalletDebit of(String orderId, WalletProvider provider, String token) {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(token, "token");
    return new WalletDebit(orderId, null, true, provider, token, null);
  }

  /**
   * Returns a copy for a merchant id other than the client's.
   *
   * @param merchantId the id of the merchant's account; by default that of {@link
   *     JuspayWallets.Builder#merchantId} or {@link CallOptions}. Juspay requires one
   * @return the payment to make
   * @throws NullPointerException if the argument is null
   */
  public WalletDebit withMerchantId(String merchantId) {
    Objects.requireNonNull(merchantId, "merchantId");
    return new WalletDebit(orderId, walletId, linked, provider, token, merchantId);
  }

  /**
   * Returns a copy for another payment method of the same wallet: see {@link
   * WalletAccount#subDetails()}. For example, an AmazonPay wallet can have the payment method
   * {@link WalletProvider#AMAZONPAYLATER}.
   *
   * @param paymentMethod the payment method; by default the provider of the wallet
   * @return the payment to make
   * @throws NullPointerException if the argument is null
   */
  public WalletDebit withPaymentMethod(WalletProvider paymentMethod) {
    Objects.requireNonNull(paymentMethod, "paymentMethod");
    return new WalletDebit(orderId, walletId, linked, paymentMethod, token, merchantId);
  }

  /** Notes when the token of a wallet was received. */
  static WalletAccount received(WalletAccount wallet) {
    wallet.token().ifPresent(token -> RECEIVED.put(token, System.nanoTime()));
    return wallet;
  }

  /** Refuses what cannot succeed. */
  void check(Input in, @Nullable String payee) {
    if (!linked) {
      in.refuse("wallet", "must be linked");
    }
    if (token == null || isOld(token)) {
      in.refuse("token", "must be at most 10 minutes old: read the wallet again");
    }
    if (payee == null) {
      in.refuse("merchantAccountId", "must be set, on the debit or the client");
    }
  }

  private static boolean isOld(String token) {
    Long received = RECEIVED.get(token);
    return received != null && System.nanoTime() - received > LONGEST_AGE.toNanos();
  }

  /** The only provider that differs, according to Juspay's pages. */
  PaymentMethodType type() {
    return WalletProvider.AMAZONPAYLATER.equals(provider)
        ? PaymentMethodType.CONSUMER_FINANCE
        : PaymentMethodType.WALLET;
  }
}
