// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * An OpenAPI document, read once: as swagger-parser's model, and as a tree that knows its lines.
 *
 * <p>The text is read as YAML 1.2, of which JSON is a part: an unquoted {@code no} is a string. In
 * the model, references are not resolved, and what is beside them is dropped.
 */
public final class Contract {
  private final Places places;
  private final String sha256;
  private @Nullable SwaggerParseResult parsed;

  private Contract(Places places, String sha256) {
    this.places = places;
    this.sha256 = sha256;
  }

  /**
   * Reads a contract.
   *
   * @param location a path, or a URL
   * @return the contract
   * @throws ContractException if there is no such file, or it is neither YAML nor JSON
   */
  public static Contract read(String location) {
    byte[] bytes = bytes(location);
    Places places = new Places(name(location), YamlText.compose(name(location), bytes));
    if (!(places.root() instanceof MappingNode)) {
      throw new ContractException(places.of(places.root()) + ": this is not an OpenAPI document");
    }
    return new Contract(places, sha256(bytes));
  }

  private static byte[] bytes(String location) {
    try {
      if (!isUrl(location)) {
        return Files.readAllBytes(Path.of(location));
      }
      try (InputStream stream = URI.create(location).toURL().openStream()) {
        return stream.readAllBytes();
      }
    } catch (NoSuchFileException e) {
      throw new ContractException("There is no contract at " + location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUrl(String location) {
    return location.matches("(https?|file|jar):.*");
  }

  /** A path relative to the working directory, which editors and terminals can open. */
  private static String name(String location) {
    if (isUrl(location)) {
      return location;
    }
    Path here = Path.of("").toAbsolutePath();
    Path file = here.resolve(location).normalize();
    return (file.startsWith(here) ? here.relativize(file) : file).toString().replace('\\', '/');
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the model, each time the same object.
   *
   * @return the model; empty if the document is hardly OpenAPI
   */
  public OpenAPI openApi() {
    OpenAPI model = parsed().getOpenAPI();
    return model == null ? new OpenAPI() : model;
  }

  /**
   * Returns what swagger-parser complains about, in its own notation.
   *
   * @return the messages, each with a place in the form {@code attribute components.schemas.A.type}
   */
  public List<String> complaints() {
    return parsed().getMessages() == null ? List.of() : parsed().getMessages();
  }

  private SwaggerParseResult parsed() {
    SwaggerParseResult result = parsed;
    if (result == null) {
      result = new OpenAPIV3Parser().parseJsonNode(null, JsonTree.of(places, places.root()));
      parsed = result;
    }
    return result;
  }

  /**
   * Returns where the parts of the document are.
   *
   * @return the places
   */
  public Places places() {
    return places;
  }

  /**
   * Returns the digest of the bytes of the document.
   *
   * @return SHA-256, in hexadecimal
   */
  public String sha256() {
    return sha256;
  }
}
