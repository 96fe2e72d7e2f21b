// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** TLS with test certificates. */
final class Tls {
  private Tls() {}

  /** Trusts every certificate, including the sandbox's. */
  static OkHttpClient.Builder trusting() throws GeneralSecurityException {
    X509TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {anybody}, null);
    return new OkHttpClient.Builder()
        .sslSocketFactory(context.getSocketFactory(), anybody)
        .hostnameVerifier((host, session) -> true);
  }
}
