// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Responds to requests with the given bytes, ten times as fast as WireMock. */
final class FuzzServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final BlockingQueue<byte[]> responses = new LinkedBlockingQueue<>();
  private volatile int requests;

  FuzzServer() throws IOException {
    Thread thread = new Thread(this::serve, "fuzz server");
    thread.setDaemon(true);
    thread.start();
  }

  Environment environment() {
    return Environment.of(URI.create("http://127.0.0.1:" + server.getLocalPort()));
  }

  /** Queues the response to the next request. */
  void respond(int status, byte[] body) {
    String head = "HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length + "\r\n\r\n";
    byte[] response = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(ISO_8859_1), 0, response, 0, head.length());
    System.arraycopy(body, 0, response, head.length(), body.length);
    responses.add(response);
  }

  int requests() {
    return requests;
  }

  private void serve() {
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          connection.setTcpNoDelay(true);
          converse(
              new BufferedInputStream(connection.getInputStream()), connection.getOutputStream());
        }
      }
    } catch (SocketException e) {
      // Closed: the test has ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse(InputStream in, OutputStream out) throws IOException, InterruptedException {
    while (skipRequest(in)) {
      requests++;
      out.write(responses.take());
    }
  }

  private static boolean skipRequest(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != -1; c = in.read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      String text = line.toString().trim();
      if (text.isEmpty()) {
        in.skipNBytes(length);
        return true;
      }
      if (text.startsWith("Content-Length:")) {
        length = Integer.parseInt(text.substring(15).trim());
      }
      line.setLength(0);
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
