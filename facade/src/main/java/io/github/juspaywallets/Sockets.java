// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Creates sockets. Those of the default factory get a channel: an interrupt closes such a socket,
 * and thus ends a call that waits for bytes. A plain one ignores an interrupt until its timeout.
 */
final class Sockets extends SocketFactory {
  /** How often each thread has read from a socket. OkHttp reads on the thread of the call. */
  private static final ThreadLocal<int[]> READS = ThreadLocal.withInitial(() -> new int[1]);

  /** How often each address was chosen since a connection to it was last established. */
  private static final Map<InetAddress, Integer> TRIES = new ConcurrentHashMap<>();

  private final SocketFactory factory;

  Sockets(SocketFactory factory) {
    this.factory = factory;
  }

  /** How often this thread has read from a socket. */
  static int reads() {
    return READS.get()[0];
  }

  /** Must be called when a connection, including TLS, is established. */
  static void connected(InetSocketAddress address) {
    if (address.getAddress() != null) {
      TRIES.remove(address.getAddress());
    }
  }

  /** Puts failing addresses last. Thus an attempt after a failed one tries another address. */
  record Addresses(Dns dns) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      List<InetAddress> addresses = new ArrayList<>(dns.lookup(host));
      addresses.sort(Comparator.comparing(address -> TRIES.getOrDefault(address, 0)));
      addresses.stream().limit(1).forEach(first -> TRIES.merge(first, 1, Integer::sum));
      return addresses;
    }

    /** Generated code would define fifty classes at run time, and slow down the first call. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Addresses that && dns.equals(that.dns);
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    return new Wire(
        factory == SocketFactory.getDefault()
            ? SocketChannel.open().socket()
            : factory.createSocket());
  }

  // OkHttp connects the socket itself and calls none of these.

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  /**
   * Delegates what OkHttp, TLS and interceptors use. Counts reads, and limits the time of a TLS
   * handshake.
   */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // The delegate synchronizes.
  private static final class Wire extends Socket {
    private final Socket socket;

    Wire(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      socket.connect(address, timeout);
      // OkHttp sets its own timeout, which is unlimited, after the handshake.
      socket.setSoTimeout(timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(socket.getInputStream()) {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          READS.get()[0]++;
          return super.read(bytes, offset, length);
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public @Nullable SocketChannel getChannel() {
      return socket.getChannel();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
      return socket.getInetAddress();
    }

    @Override
    public int getPort() {
      return socket.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
      return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
      return socket.getLocalPort();
    }

    @Override
    public boolean isBound() {
      return socket.isBound();
    }

    @Override
    public boolean isConnected() {
      return socket.isConnected();
    }

    @Override
    public int getSoTimeout() throws SocketException {
      return socket.getSoTimeout();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
      socket.setSoTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
      super.close();
      socket.close();
    }
  }
}
