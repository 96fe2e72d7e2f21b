// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An operation. Commands that share a path, told apart by a field of their form, are operations of
 * their own: then the field and its value are there, and the form is that of the command.
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

  /**
   * Whether a request is one of this operation, whatever stands before the path of the contract.
   */
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

  /** More of it is fixed than of another that matches as well. */
  int fixedLength() {
    return path.replaceAll("\\{[^}]*}", "").length();
  }
}
