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
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A TLS server in its own process: one thread per connection, always the page's response. */
final class Server {
  private static final String BODY =
      "{\"id\":\"wlt_yvuidaupkvz3\",\"object\":\"wallet_account\",\"wallet\":\"PAYTM\",\"token\":null,"
          + "\"current_balance\":null,\"linked\":false,\"last_refreshed\":null,"
          + "\"metadata\":{\"mobile_number\":\"7777777777\"},\"gateway_reference_id\":null}";

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
    int padding = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    String body =
        padding == 0
            ? BODY
            : BODY.substring(0, BODY.length() - 1)
                + ",\"padding\":\""
                + "x".repeat(padding)
                + "\"}";
    byte[] answer =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-response-id: resp-1\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(ISO_8859_1);
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1000, InetAddress.getByName("localhost"))) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket connection = server.accept();
        Thread thread = new Thread(() -> serve(connection, answer));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void serve(Socket socket, byte[] answer) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (skipRequest(in)) {
        out.write(answer);
      }
    } catch (IOException e) {
      // The client hung up.
    }
  }

  private static boolean skipRequest(InputStream in) throws IOException {
    int length = 0;
    boolean chunked = false;
    for (String line = line(in); line != null; line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
      chunked |= header.equals("transfer-encoding: chunked");
      if (header.isEmpty()) {
        skipBody(in, length, chunked);
        return true;
      }
    }
    return false;
  }

  /** Some clients send the form in chunks although they know its length. */
  private static void skipBody(InputStream in, int length, boolean chunked) throws IOException {
    in.skipNBytes(length);
    while (chunked) {
      int size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size + 2);
      chunked = size > 0;
    }
  }

  /** The next line without its terminator, null after the last one. */
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
