// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** Text as YAML 1.2. SnakeYAML implements 1.1, in which an unquoted {@code no} is a boolean. */
final class YamlText {
  private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern ODD_NUMBER =
      Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\/])");

  private YamlText() {}

  static Node compose(String name, byte[] bytes) {
    try (UnicodeReader reader = new UnicodeReader(new ByteArrayInputStream(bytes))) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      LoaderOptions limits = new LoaderOptions();
      limits.setCodePointLimit(Integer.MAX_VALUE);
      Node root = new Yaml(limits).compose(new StringReader(likeYaml(text.toString())));
      if (root == null) {
        throw new ContractException(name + ":1: this is not an OpenAPI document");
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw new ContractException(
          name + ":" + (line + 1) + ": this is not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw new ContractException(
          name + ":1: this is not YAML: it contains a character that YAML does not allow");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Unlike YAML, JSON allows tabs for indentation, escaped slashes and some control characters.
   * Keeps the lines.
   */
  private static String likeYaml(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return text;
    }
    String spaced = text.replace('\t', ' ').replaceAll("[\\x7F-\\x84\\x86-\\x9F]", " ");
    return ESCAPED
        .matcher(spaced)
        .replaceAll(match -> match.group(1).equals("/") ? "/" : "\\\\\\\\");
  }

  /** The text of a scalar as written, or null for a null and for other nodes. */
  static @Nullable String of(@Nullable Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return null;
    }
    return isPlain(node) && NOTHING.matcher(scalar.getValue()).matches() ? null : scalar.getValue();
  }

  static boolean isPlain(@Nullable Node node) {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  static boolean isBoolean(Node node) {
    return matches(node, BOOLEAN);
  }

  static boolean isNumber(Node node) {
    return matches(node, NUMBER);
  }

  /** Whether a scalar is a string: {@code no} is, an unquoted number is not. */
  static boolean isText(Node node) {
    return of(node) != null && !isBoolean(node) && !isNumber(node) && !matches(node, ODD_NUMBER);
  }

  private static boolean matches(Node node, Pattern pattern) {
    return node instanceof ScalarNode scalar
        && isPlain(node)
        && pattern.matcher(scalar.getValue()).matches();
  }
}
