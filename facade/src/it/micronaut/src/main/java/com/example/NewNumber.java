// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.juspaywallets.MobileNumber;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

@Introspected
record NewNumber(
    @NotNull @MobileNumber(message = "must be a mobile number of India") String mobileNumber) {}
