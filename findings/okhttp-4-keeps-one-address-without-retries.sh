#!/usr/bin/env bash
# OkHttp 4.12.0 asks only the first address of a host if retryOnConnectionFailure is false. OkHttp 5.5.1 asks the next.
#
# The setting is documented as being about unreachable IP addresses, stale pooled connections and proxies; whoever turns
# it off so that no POST is sent twice expects to lose the second of these, and is right in OkHttp 5, which tries the
# addresses before anything is sent. In OkHttp 4.12.0, a host whose first address refuses connections is unreachable,
# call after call, although its second address is healthy.
#
# Why a user cares: the behavior of a client depends on which of both versions wins on the class path, and a library
# that supports both must try the other addresses itself.
#
# Output seen (JDK 17 and 25):
#   4.12.0: ConnectException, ConnectException, ConnectException
#   5.5.1: 200, 200, 200
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/Addresses.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class Addresses {
  public static void main(String[] args) throws Exception {
    InetAddress healthy = InetAddress.getByName("127.0.0.1");
    InetAddress refusing = InetAddress.getByName("127.0.0.2");
    HttpServer server = HttpServer.create(new InetSocketAddress(healthy, 0), 0);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
    OkHttpClient client = new OkHttpClient.Builder()
        .dns(host -> List.of(refusing, healthy))
        .retryOnConnectionFailure(false)
        .build();
    Request request =
        new Request.Builder().url("http://two.example:" + server.getAddress().getPort()).build();
    List<Object> results = new ArrayList<>();
    for (int call = 0; call < 3; call++) {
      try (Response response = client.newCall(request).execute()) {
        results.add(response.code());
      } catch (IOException e) {
        results.add(e.getClass().getSimpleName());
      }
    }
    server.stop(0);
    System.out.println(args[0] + ": " + results.toString().replaceAll("[\\[\\]]", ""));
    System.exit(0);
  }
}
JAVA

run() {
  local version=$1 artifact=$2
  mkdir -p "$work/$version"
  cat > "$work/$version/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.squareup.okhttp3</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
POM
  mvn -q -f "$work/$version/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$work/$version/lib" >&2
  java -cp "$work/$version/lib/*" "$work/Addresses.java" "$version"
}

seen=$(run 4.12.0 okhttp; run 5.5.1 okhttp-jvm)
expected='4.12.0: ConnectException, ConnectException, ConnectException
5.5.1: 200, 200, 200'
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This finding no longer holds" >&2
  exit 1
fi
