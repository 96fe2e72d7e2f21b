// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/**
 * Writes the contract as an HTML page. The contract is a script beside Redoc, because a page opened
 * from a file can load only scripts.
 */
public final class ReferencePage {
  private static final String REDOC = "/META-INF/resources/webjars/redoc/";

  private ReferencePage() {}

  /**
   * Writes the page.
   *
   * @param args the contract and the folder
   */
  public static void main(String... args) throws IOException {
    ObjectNode contract = new ObjectMapper().valueToTree(Part.of(Contract.read(args[0])).value());
    removeTags(contract);
    Path folder = Files.createDirectories(Path.of(args[1]));
    Properties redoc = new Properties();
    try (InputStream pom = resource("/META-INF/maven/org.webjars/redoc/pom.properties")) {
      redoc.load(pom);
    }
    String script = "redoc.standalone.js";
    try (InputStream source = resource(REDOC + redoc.getProperty("version") + "/" + script)) {
      Files.write(folder.resolve(script), source.readAllBytes());
    }
    Files.writeString(folder.resolve("contract.js"), "const contract = " + contract + ";");
    Files.writeString(folder.resolve("index.html"), html(contract.at("/info/title").asText()));
  }

  /** Without tags, the menu shows the operations at once. What they describe moves to the top. */
  private static void removeTags(ObjectNode contract) {
    StringBuilder description = new StringBuilder(contract.at("/info/description").asText());
    contract
        .path("tags")
        .forEach(tag -> description.append("\n\n").append(tag.path("description").asText()));
    contract.withObject("/info").put("description", description.toString());
    contract.remove("tags");
    contract
        .path("paths")
        .forEach(
            path ->
                path.findParents("tags")
                    .forEach(operation -> ((ObjectNode) operation).remove("tags")));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ReferencePage.class.getResourceAsStream(name));
  }

  /** The policy keeps Redoc from asking another host for its logo. */
  private static String html(String title) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'self' file: data: blob: 'unsafe-inline' 'unsafe-eval'">
    <title>TITLE</title>
    <div id="reference"></div>
    <script src="redoc.standalone.js"></script>
    <script src="contract.js"></script>
    <script>Redoc.init(contract, {disableSearch: true, expandResponses: '200'}, reference);</script>
    </html>
    """
        .replace("TITLE", title);
  }
}
