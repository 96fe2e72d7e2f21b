// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.model.WalletProvider;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * All operations of the facade, for tests that apply to each of them. {@link EveryOperationTest}
 * fails if one is missing.
 */
enum EveryOperation {
  CREATE(
      "createWallet",
      "POST /customers/customer_1122/wallets",
      "gateway=MOBIKWIK&command=authenticate&mobile_number=7777777777"
          + "&gateway_reference_id=ref_1",
      Example.WALLET,
      (wallets, given) -> wallets.create(given.wallet()),
      (wallets, given) -> wallets.createAsync(given.wallet())),
  LIST(
      "listWallets",
      "GET /customers/customer_1122/wallets",
      "",
      Example.LIST,
      (wallets, given) -> wallets.list(),
      (wallets, given) -> wallets.listAsync()),
  REFRESH_ALL(
      "refreshWallets",
      "GET /customers/customer_1122/wallets/refresh-balances",
      "",
      Example.LIST,
      (wallets, given) -> wallets.refreshAll(),
      (wallets, given) -> wallets.refreshAllAsync()),
  AUTHENTICATE(
      "authenticateWallet",
      "POST /wallets/wlt_1",
      "command=authenticate",
      Example.WALLET,
      (wallets, given) -> wallets.authenticate(given.walletId),
      (wallets, given) -> wallets.authenticateAsync(given.walletId)),
  RESEND_OTP(
      "resendPassword",
      "POST /wallets/wlt_1",
      "command=resend",
      Example.WALLET,
      (wallets, given) -> wallets.resendOtp(given.walletId),
      (wallets, given) -> wallets.resendOtpAsync(given.walletId)),
  LINK(
      "linkWallet",
      "POST /wallets/wlt_1",
      "command=link&otp=345678",
      Example.WALLET,
      (wallets, given) -> wallets.link(given.walletId, given.otp),
      (wallets, given) -> wallets.linkAsync(given.walletId, given.otp)),
  UPDATE_MOBILE_NUMBER(
      "updateMobileNumber",
      "POST /wallets/wlt_1",
      "command=update&mobile_number=7777777777",
      Example.WALLET,
      (wallets, given) -> wallets.updateMobileNumber(given.walletId, given.number),
      (wallets, given) -> wallets.updateMobileNumberAsync(given.walletId, given.number)),
  REFRESH(
      "refreshWallet",
      "POST /wallets/wlt_1",
      "command=refresh",
      Example.WALLET,
      (wallets, given) -> wallets.refresh(given.walletId),
      (wallets, given) -> wallets.refreshAsync(given.walletId)),
  GET(
      "getWallet",
      "GET /wallets/wlt_1",
      "",
      Example.WALLET,
      (wallets, given) -> wallets.get(given.walletId),
      (wallets, given) -> wallets.getAsync(given.walletId)),
  TOP_UP(
      "topUpWallet",
      "POST /wallets/wlt_1/topup",
      "amount=100.00&topup_txn_id=topup_42&return_url=https%3A%2F%2Fshop.example%2Freturn",
      Example.TOP_UP,
      (wallets, given) ->
          wallets.topUp(given.walletId, given.amount, given.topUpId, given.returnUrl),
      (wallets, given) ->
          wallets.topUpAsync(given.walletId, given.amount, given.topUpId, given.returnUrl)),
  ELIGIBILITY(
      "checkEligibility",
      "POST /customers/customer_1122/eligibility",
      "amount=100&gateway_reference_id=ref_1&mobile_number=7777777777",
      "{\"payment_methods_eligibility\":[{\"payment_method\":\"SIMPL\"}]}",
      (wallets, given) -> wallets.eligibility(given.eligibility()),
      (wallets, given) -> wallets.eligibilityAsync(given.eligibility())),
  PAY(
      "debitWallet",
      "POST /txns",
      "order_id=order_42&merchant_id=ref_1&payment_method_type=WALLET&payment_method=MOBIKWIK"
          + "&direct_wallet_token=345678&redirect_after_payment=true&format=json",
      "{\"order_id\":\"order_42\",\"status\":\"CHARGED\"}",
      (wallets, given) -> wallets.pay(given.debit()),
      (wallets, given) -> wallets.payAsync(given.debit())),
  ORDER_STATUS(
      "getOrderStatus",
      "GET /orders/order_42",
      "",
      "{\"order_id\":\"order_42\",\"status\":\"CHARGED\"}",
      (wallets, given) -> wallets.orderStatus(given.orderId()),
      (wallets, given) -> wallets.orderStatusAsync(given.orderId())),
  DELINK(
      "delinkWallet",
      "POST /wallets/wlt_1",
      "command=delink",
      Example.WALLET,
      (wallets, given) -> wallets.delink(given.walletId),
      (wallets, given) -> wallets.delinkAsync(given.walletId));

  /** The operation id in the contract. */
  final String id;

  /** Method and path of the {@linkplain Given#EXAMPLE example}. */
  final String requestLine;

  final String form;

  /** The shortest response to the example that the contract allows. */
  final String response;

  private final BiFunction<CustomerWallets, Given, Object> sync;
  private final BiFunction<CustomerWallets, Given, CompletableFuture<?>> async;

  EveryOperation(
      String id,
      String requestLine,
      String form,
      String response,
      BiFunction<CustomerWallets, Given, Object> sync,
      BiFunction<CustomerWallets, Given, CompletableFuture<?>> async) {
    this.id = id;
    this.requestLine = requestLine;
    this.form = form;
    this.response = response;
    this.sync = sync;
    this.async = async;
  }

  Object call(CustomerWallets wallets, Given given) {
    return sync.apply(wallets, given);
  }

  CompletableFuture<?> callAsync(CustomerWallets wallets, Given given) {
    return async.apply(wallets, given);
  }

  /** Whether a retry is safe even if Juspay may have executed the request. */
  boolean isRead() {
    return this == GET || this == LIST || this == ORDER_STATUS;
  }

  /** The name in reports, which is the method name. */
  String reportName() {
    String words = name().toLowerCase(Locale.ROOT);
    return Pattern.compile("_(.)")
        .matcher(words)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /** The arguments of a caller. Each operation uses those that it needs. */
  record Given(
      String walletId,
      String number,
      String otp,
      BigDecimal amount,
      String topUpId,
      URI returnUrl,
      String gatewayReferenceId) {
    static final Given EXAMPLE =
        new Given(
            "wlt_1",
            "+91 77777 77777",
            "345678",
            new BigDecimal("100"),
            "topup_42",
            URI.create("https://shop.example/return"),
            "ref_1");

    NewWallet wallet() {
      return NewWallet.of(WalletProvider.MOBIKWIK)
          .withMobileNumber(number)
          .withGatewayReferenceId(gatewayReferenceId)
          .withAuthentication();
    }

    /** An order where a top-up is given. */
    String orderId() {
      return topUpId.replaceFirst("^topup_.*", "order_42");
    }

    Eligibility eligibility() {
      return Eligibility.ofAmount(amount)
          .withGatewayReferenceId(gatewayReferenceId)
          .withMobileNumber(number);
    }

    WalletDebit debit() {
      return WalletDebit.of(orderId(), WalletProvider.MOBIKWIK, otp)
          .withMerchantId(gatewayReferenceId);
    }
  }

  private static final class Example {
    static final String WALLET = "{\"id\":\"wlt_1\"}";
    static final String LIST = "{\"list\":[" + WALLET + "]}";
    static final String TOP_UP = "{\"topup_txn_id\":\"topup_42\"}";
  }
}
