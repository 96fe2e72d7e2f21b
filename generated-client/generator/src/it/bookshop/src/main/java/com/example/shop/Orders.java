// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import com.example.shop.client.ApiSpec;
import com.example.shop.client.OrdersApi;
import com.example.shop.client.model.InvoiceDto;
import com.example.shop.client.model.OrderDto;
import retrofit2.Call;
import retrofit2.Retrofit;

/** Compiles if the generated code is as the contract and the options say. */
final class Orders {
  private final OrdersApi api =
      new Retrofit.Builder().baseUrl(ApiSpec.Servers.LIVE + "/").build().create(OrdersApi.class);

  Call<OrderDto> place(String id) {
    InvoiceDto payment = InvoiceDto.builder().email("a@example.com").build();
    return api.placeOrder(OrderDto.builder().id(id).payment(payment).build());
  }
}
