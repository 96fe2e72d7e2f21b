// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import io.github.juspaywallets.api.ApiSpec;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go. There is no default: choosing production is a decision.
 *
 * <p>Immutable; equal to every environment with the same base URL.
 */
public final class Environment {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::|(0{1,4}:){7}0{0,3})1]");

  /** Juspay's sandbox, for tests with sandbox credentials. */
  public static final Environment SANDBOX = of(URI.create(ApiSpec.Servers.SANDBOX));

  /** Juspay's production. */
  public static final Environment PRODUCTION = of(URI.create(ApiSpec.Servers.PRODUCTION));

  private final URI baseUrl;

  private Environment(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Another host, for example of another tenant or a test. A path is kept as a prefix.
   *
   * @param baseUrl an {@code https} URL; {@code http} is allowed for the loopback addresses and
   *     {@code localhost} alone
   * @return the environment
   * @throws IllegalArgumentException if the URL has another scheme, no host, an impossible port, or
   *     has credentials, a query or a fragment
   */
  public static Environment of(URI baseUrl) {
    Environment environment = insecure(baseUrl);
    String host = environment.baseUrl.getHost();
    if (!hasScheme(baseUrl, "https") && !LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException("baseUrl must be https; http is for loopback hosts alone");
    }
    return environment;
  }

  /**
   * A host that may be asked over plain {@code http}, which sends the API key and the mobile number
   * in clear. For a mock server in a test network, never for real credentials.
   *
   * @param baseUrl an {@code https} or {@code http} URL
   * @return the environment
   * @throws IllegalArgumentException if the URL has another scheme, no host, an impossible port, or
   *     has credentials, a query or a fragment
   */
  public static Environment insecure(URI baseUrl) {
    if (!hasScheme(baseUrl, "https") && !hasScheme(baseUrl, "http")) {
      throw new IllegalArgumentException("baseUrl must be an absolute https URL");
    }
    if (baseUrl.getHost() == null) {
      throw new IllegalArgumentException("baseUrl must name a host");
    }
    if (baseUrl.getPort() == 0 || baseUrl.getPort() > 65_535) {
      throw new IllegalArgumentException("baseUrl must have a port of 1 to 65535, or none");
    }
    if (baseUrl.getRawUserInfo() != null
        || baseUrl.getRawQuery() != null
        || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("baseUrl must not have credentials, query or fragment");
    }
    return new Environment(baseUrl);
  }

  private static boolean hasScheme(URI url, String scheme) {
    return scheme.equalsIgnoreCase(url.getScheme());
  }

  /**
   * The URL that calls are relative to.
   *
   * @return the URL as it was given
   */
  public URI baseUrl() {
    return baseUrl;
  }

  /** The same with a slash at its end, so that a path is a prefix. */
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
