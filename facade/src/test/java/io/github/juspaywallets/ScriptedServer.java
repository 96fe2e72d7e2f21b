// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Follows a script on each connection, byte by byte. WireMock cannot send malformed HTTP. */
final class ScriptedServer implements AutoCloseable {
  static final String WALLET = "{\"id\":\"wlt_1\",\"object\":\"wallet_account\",\"linked\":false}";

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final int PATIENCE_SECONDS = 10;

  private final ServerSocket server;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final Semaphore accepted = new Semaphore(0);
  private final Semaphore requested = new Semaphore(0);

  /** Handles a connection, which stays open afterwards. */
  @FunctionalInterface
  interface Script {
    void serve(Connection connection) throws Exception;
  }

  ScriptedServer(Script script) throws IOException {
    this(ServerSocketFactory.getDefault(), script);
  }

  private ScriptedServer(ServerSocketFactory sockets, Script script) throws IOException {
    this.server = sockets.createServerSocket(0, 1_000, InetAddress.getByName("127.0.0.1"));
    this.script = script;
    start(this::accept);
  }

  /** Uses WireMock's certificate for localhost. */
  static ScriptedServer tls(Script script) throws IOException, GeneralSecurityException {
    char[] password = "password".toCharArray();
    KeyStore keys = KeyStore.getInstance("JKS");
    try (InputStream file = ScriptedServer.class.getResourceAsStream("/keystore")) {
      keys.load(file, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new ScriptedServer(context.getServerSocketFactory(), script);
  }

  /** Reads requests without responding. */
  static ScriptedServer silent() throws IOException {
    return new ScriptedServer(Connection::ignoreRequests);
  }

  /** Gives each request the same response. */
  static ScriptedServer always(String status, String headers, String body) throws IOException {
    return new ScriptedServer(
        connection -> {
          while (connection.request() != null) {
            connection.respond(status, headers, body);
          }
        });
  }

  Environment environment() {
    String scheme = server instanceof SSLServerSocket ? "https" : "http";
    return Environment.of(URI.create(scheme + "://localhost:" + server.getLocalPort()));
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  void awaitConnections(int number) {
    await(accepted, number);
  }

  void awaitRequests(int number) {
    await(requested, number);
  }

  private static void await(Semaphore events, int number) {
    try {
      if (!events.tryAcquire(number, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("what was awaited did not come");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void accept() throws Exception {
    while (true) {
      Connection connection = new Connection(server.accept(), connections.size() + 1);
      connections.add(connection);
      accepted.release();
      start(() -> script.serve(connection));
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The client hung up, or the test is over.
              }
            },
            "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Connection connection : connections) {
      connection.socket.close();
    }
  }

  /** A connection as the server sees it. */
  final class Connection {
    private final Socket socket;
    private final InputStream input;
    private final int number;

    private Connection(Socket socket, int number) throws IOException {
      this.socket = socket;
      // Sent data has arrived when the test continues.
      socket.setTcpNoDelay(true);
      this.input = new BufferedInputStream(socket.getInputStream());
      this.number = number;
    }

    /** Counted from 1. */
    int number() {
      return number;
    }

    /** Reads a request with its body. Null at the end of the connection. */
    String request() throws IOException {
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0) {
        int next = input.read();
        if (next < 0) {
          return null;
        }
        text.append((char) next);
      }
      Matcher length = LENGTH.matcher(text);
      if (length.find()) {
        text.append(new String(input.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1));
      }
      requests.add(text.toString());
      requested.release();
      return text.toString();
    }

    void ignoreRequests() throws IOException {
      while (request() != null) {
        // No response.
      }
    }

    void respond(String status, String headers, String body) throws IOException {
      send(response(status, headers, body));
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }

    void close() throws IOException {
      socket.close();
    }

    void shutdownOutput() throws IOException {
      socket.shutdownOutput();
    }
  }

  static String response(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.length(), body);
  }
}
