// SPDX-License-Identifier: Apache-2.0
/** Retrofit client and Moshi models for the Juspay wallets API, generated from its contract. */
module io.github.juspaywallets.client {
  requires transitive com.squareup.moshi;
  requires transitive jakarta.validation;
  requires transitive okhttp3;
  requires transitive okio;
  requires static transitive org.jspecify;
  requires transitive retrofit2;

  exports io.github.juspaywallets.api;
  exports io.github.juspaywallets.model;

  // A proxy of an interface must be able to call its default methods.
  opens io.github.juspaywallets.api;
}
