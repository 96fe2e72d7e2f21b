// SPDX-License-Identifier: Apache-2.0
package bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A TLS server in a separate process, with one thread per connection and fixed responses. */
final class Server {
  private static final String JSON =
      "{\"id\":\"wlt_yvuidaupkvz3\",\"object\":\"wallet_account\",\"wallet\":\"PAYTM\",\"token\":null,"
          + "\"current_balance\":null,\"linked\":false,\"last_refreshed\":null,"
          + "\"metadata\":{\"mobile_number\":\"7777777777\"},\"gateway_reference_id\":null}";

  private static final byte[] WALLET = response(JSON);

  /** By customer id. */
  private static final Map<String, byte[]> LISTS =
      Stream.of(Work.values())
          .filter(Work::isList)
          .collect(Collectors.toMap(Work::customer, work -> response(list(work.wallets))));

  private Server() {}

  public static void main(String[] args) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(new FileInputStream(args[0]), password);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1000, InetAddress.getByName("localhost"))) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket connection = server.accept();
        Thread thread = new Thread(() -> serve(connection));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static String list(int wallets) {
    return "{\"object\":\"list\",\"list\":[%s],\"count\":%d,\"offset\":0,\"total\":%d}"
        .formatted(String.join(",", Collections.nCopies(wallets, JSON)), wallets, wallets);
  }

  private static byte[] response(String body) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-response-id: resp-1\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(ISO_8859_1);
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (String request = request(in); request != null; request = request(in)) {
        out.write(request.contains("/customers/") ? LISTS.get(request.split("[/]")[2]) : WALLET);
      }
    } catch (IOException e) {
      // The client closed the connection.
    }
  }

  /** Reads a request. Returns its first line, null after the last request. */
  private static String request(InputStream in) throws IOException {
    int length = 0;
    boolean chunked = false;
    String first = null;
    for (String line = line(in); line != null; line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
      chunked |= header.equals("transfer-encoding: chunked");
      first = first == null ? line : first;
      if (header.isEmpty()) {
        skipBody(in, length, chunked);
        return first;
      }
    }
    return null;
  }

  /** Some clients send a form in chunks although they know its length. */
  private static void skipBody(InputStream in, int length, boolean chunked) throws IOException {
    in.skipNBytes(length);
    while (chunked) {
      int size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size + 2);
      chunked = size > 0;
    }
  }

  /** The next line without its end, null after the last. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != -1; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return null;
  }
}
