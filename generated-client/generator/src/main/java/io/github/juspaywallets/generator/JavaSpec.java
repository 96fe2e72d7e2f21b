// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the templates print about the whole contract.
 *
 * @param title its title, as a literal
 * @param titleDoc its title, for Javadoc
 * @param version its version, as a literal
 * @param versionDoc its version, for Javadoc
 * @param digest SHA-256 of its bytes, as a literal
 * @param clientVersion version of the library, as a literal
 * @param servers its servers
 */
record JavaSpec(
    String title,
    String titleDoc,
    String version,
    String versionDoc,
    String digest,
    String clientVersion,
    List<Servers.Constant> servers) {

  static JavaSpec of(
      OpenAPI model, String digest, String clientVersion, List<Servers.Constant> servers) {
    String title = text(model.getInfo() == null ? null : model.getInfo().getTitle());
    String version = text(model.getInfo() == null ? null : model.getInfo().getVersion());
    String doc = JavaText.doc(title);
    return new JavaSpec(
        JavaText.literal(title),
        doc.isEmpty() ? "API" : doc,
        JavaText.literal(version),
        JavaText.doc(version),
        JavaText.literal(digest),
        JavaText.literal(clientVersion),
        servers);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
