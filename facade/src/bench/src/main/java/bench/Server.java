// SPDX-License-Identifier: Apache-2.0
package bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A TLS server in a separate process, with fixed responses. */
final class Server {
  private static final String WALLET =
      "{\"id\":\"wlt_yvuidaupkvz3\",\"object\":\"wallet_account\",\"wallet\":\"PAYTM\",\"token\":null,"
          + "\"current_balance\":null,\"linked\":false,\"last_refreshed\":null,"
          + "\"metadata\":{\"mobile_number\":\"7777777777\"},\"gateway_reference_id\":null}";

  /** By path. */
  private static final Map<String, byte[]> LISTS =
      Stream.of(Work.values())
          .filter(Work::isList)
          .collect(Collectors.toMap(Work::path, work -> list(work.wallets).getBytes(UTF_8)));

  private Server() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 1000);
    server.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/", Server::respond);
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  private static String list(int wallets) {
    return "{\"object\":\"list\",\"list\":[%s],\"count\":%d,\"offset\":0,\"total\":%d}"
        .formatted(String.join(",", Collections.nCopies(wallets, WALLET)), wallets, wallets);
  }

  private static void respond(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = LISTS.getOrDefault(exchange.getRequestURI().getPath(), WALLET.getBytes(UTF_8));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("x-response-id", "resp-1");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
