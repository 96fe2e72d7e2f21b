// SPDX-License-Identifier: Apache-2.0
/** Client for the Juspay wallets API. Start at {@link io.github.juspaywallets.JuspayWallets}. */
module io.github.juspaywallets {
  requires com.squareup.moshi;
  requires transitive io.github.juspaywallets.client;
  requires transitive jakarta.validation;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires transitive okhttp3;
  requires okio;
  requires org.hibernate.validator;
  requires static transitive org.jspecify;
  requires retrofit2;
  requires retrofit2.converter.moshi;

  exports io.github.juspaywallets;

  // Hibernate Validator reads the records whose constraints it checks.
  opens io.github.juspaywallets to
      org.hibernate.validator;
}
