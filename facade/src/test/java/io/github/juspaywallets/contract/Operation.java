// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An operation. Commands that share a path and differ in a form field are separate operations, with
 * that field, its value and the form of the command.
 */
public record Operation(
    String id,
    String method,
    String path,
    String commandField,
    String command,
    Map<String, Object> form,
    Map<String, Object> node) {

  boolean isCommand() {
    return commandField != null;
  }

  /** Whether a request belongs to this operation, with any prefix before the path. */
  boolean matches(LoggedRequest request) {
    return request.getMethod().getName().equalsIgnoreCase(method)
        && request.getUrl().replaceFirst("\\?.*", "").matches(".*" + shape())
        && (!isCommand() || command.equals(valueOf(request)));
  }

  private String shape() {
    return Pattern.quote(path).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
  }

  private String valueOf(LoggedRequest request) {
    return request.formParameters().containsKey(commandField)
        ? request.formParameters().get(commandField).firstValue()
        : null;
  }

  /** Whether this operation is more specific than another that also matches. */
  int fixedLength() {
    return path.replaceAll("\\{[^}]*}", "").length();
  }
}
