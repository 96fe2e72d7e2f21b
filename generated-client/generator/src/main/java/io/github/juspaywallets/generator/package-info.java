// SPDX-License-Identifier: Apache-2.0
/** An extension of openapi-generator that writes Retrofit interfaces and Moshi models. */
@org.jspecify.annotations.NullMarked
package io.github.juspaywallets.generator;
