// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.api.ApiSpec;
import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The Juspay server that calls are sent to. There is no default: production must be chosen
 * explicitly.
 *
 * <p>Immutable. Environments with the same base URL are equal.
 */
public final class Environment {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

  /** The Juspay sandbox, for tests with sandbox credentials. */
  public static final Environment SANDBOX = of(URI.create(ApiSpec.Servers.SANDBOX));

  /** The Juspay production environment. */
  public static final Environment PRODUCTION = of(URI.create(ApiSpec.Servers.PRODUCTION));

  private final URI baseUrl;

  private Environment(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Returns an environment with another base URL, for example of another tenant or a test server. A
   * path in the URL is kept as a prefix.
   *
   * @param baseUrl an {@code https} URL; {@code http} is allowed only for loopback hosts
   * @return the environment
   * @throws IllegalArgumentException if the URL is plain {@code http} for another host, or has
   *     another scheme, no host, an invalid port, credentials, a query or a fragment
   * @throws NullPointerException if the URL is null
   */
  public static Environment of(URI baseUrl) {
    HttpUrl url = parsed(baseUrl);
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new IllegalArgumentException("baseUrl must be https; only loopback hosts may use http");
    }
    return new Environment(baseUrl);
  }

  /**
   * Returns the environment that a setting names, such as a property or an environment variable.
   *
   * @param text {@code sandbox}, {@code production}, or a URL for {@link #of}
   * @return the environment
   * @throws IllegalArgumentException if the text is none of these; the message does not quote it
   * @throws NullPointerException if the text is null
   */
  public static Environment valueOf(String text) {
    try {
      return switch (text) {
        case "sandbox" -> SANDBOX;
        case "production" -> PRODUCTION;
        default -> of(URI.create(text));
      };
    } catch (IllegalArgumentException e) {
      // Without the cause: it may quote the text, which may be a misplaced API key.
      throw new IllegalArgumentException("must be sandbox, production or an https URL");
    }
  }

  /**
   * Returns an environment that may use {@code http}, which sends the API key and mobile numbers
   * unencrypted. For a mock server in a test network, never for real credentials.
   *
   * @param baseUrl an {@code https} or {@code http} URL
   * @return the environment
   * @throws IllegalArgumentException if the URL has another scheme, no host, an invalid port,
   *     credentials, a query or a fragment
   * @throws NullPointerException if the URL is null
   */
  public static Environment insecure(URI baseUrl) {
    parsed(baseUrl);
    return new Environment(baseUrl);
  }

  /** Parses as OkHttp does, which accepts hosts that {@link URI#getHost} does not return. */
  private static HttpUrl parsed(URI baseUrl) {
    HttpUrl url = baseUrl.getRawAuthority() == null ? null : HttpUrl.parse(baseUrl.toString());
    if (url == null) {
      throw new IllegalArgumentException(
          "baseUrl must be an https URL with a host; a port must be from 1 to 65535");
    }
    if (baseUrl.getRawAuthority().contains("@") || url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException("baseUrl must not have credentials, query or fragment");
    }
    return url;
  }

  /**
   * Returns the base URL, to which the paths of all calls are relative.
   *
   * @return the URL as it was passed in, never null
   */
  public URI baseUrl() {
    return baseUrl;
  }

  /** The base URL with a trailing slash, so that its path is kept as a prefix. */
  String relativeTo() {
    return baseUrl.getRawPath().endsWith("/") ? baseUrl.toString() : baseUrl + "/";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Environment that && baseUrl.equals(that.baseUrl);
  }

  @Override
  public int hashCode() {
    return baseUrl.hashCode();
  }

  @Override
  public String toString() {
    return baseUrl.toString();
  }
}
