// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Accepts no connection and has a full backlog, so that connecting never completes. */
final class FullServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> queue = new ArrayList<>();

  FullServer() throws IOException {
    for (int i = 0; i < 3; i++) {
      SocketChannel waiting = SocketChannel.open();
      waiting.configureBlocking(false);
      waiting.connect(server.getLocalSocketAddress());
      queue.add(waiting.socket());
    }
  }

  Environment environment() {
    return Environment.of(URI.create("http://127.0.0.1:" + server.getLocalPort()));
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queue) {
      socket.close();
    }
    server.close();
  }
}
