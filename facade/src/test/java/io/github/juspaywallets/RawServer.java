// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Responds to one request with exact bytes and then stays silent, unlike WireMock. */
final class RawServer implements AutoCloseable {
  static final String HALF_A_RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":\"wlt_1\"";

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final String response;
  private final CountDownLatch responded = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private volatile Socket connection;

  RawServer(String response) throws IOException {
    this.response = response;
    Thread thread = new Thread(this::serve, "raw server");
    thread.setDaemon(true);
    thread.start();
  }

  Environment environment() {
    return Environment.of(URI.create("http://127.0.0.1:" + server.getLocalPort()));
  }

  /** Waits until the request was received and the response was sent. */
  void awaitResponded() throws InterruptedException {
    if (!responded.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no request came");
    }
  }

  /** Waits until the client closes the connection. */
  boolean awaitHangUp() throws InterruptedException {
    return hungUp.await(5, TimeUnit.SECONDS);
  }

  private void serve() {
    try {
      connection = server.accept();
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      while (!request.readLine().isEmpty()) {
        // Skip the headers.
      }
      connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
      responded.countDown();
      while (request.read() != -1) {
        // Wait for the end of the connection.
      }
      hungUp.countDown();
    } catch (SocketException e) {
      // Closed before a client connected, or reset by the client.
      hungUp.countDown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (connection != null) {
      connection.close();
    }
  }
}
