// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.juspaywallets.Environment;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayWallets;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

/** Spring injects a proxy of a client that is lazy or has a scope of its own. */
class ProxiesTest {
  record Service(JuspayWallets wallets) {}

  @Configuration
  static class Beans {
    int built;

    @Bean
    @Lazy
    JuspayWallets lazy() {
      built++;
      return client("first");
    }

    @Bean
    @Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
    JuspayWallets scoped() {
      return client("second");
    }

    @Bean
    Service lazyService(@Lazy JuspayWallets lazy) {
      return new Service(lazy);
    }

    @Bean
    Service scopedService(JuspayWallets scoped) {
      return new Service(scoped);
    }

    private static JuspayWallets client(String apiKey) {
      return JuspayWallets.builder().environment(Environment.SANDBOX).apiKey(apiKey).build();
    }
  }

  @Test
  void callTheClient() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
      context.register(Beans.class);
      context.refresh();

      assertEquals(0, context.getBean(Beans.class).built);
      for (String name : new String[] {"lazyService", "scopedService"}) {
        JuspayWallets proxy = context.getBean(name, Service.class).wallets();
        assertNotSame(JuspayWallets.class, proxy.getClass());
        assertThrows(InvalidRequest.class, () -> proxy.forCustomer("customer_1122").get("a/b"));
      }
      assertEquals(1, context.getBean(Beans.class).built);
    }
  }
}
