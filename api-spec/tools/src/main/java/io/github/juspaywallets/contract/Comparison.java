// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.contract;

import io.github.juspaywallets.contract.Change.Kind;
import io.github.juspaywallets.contract.Versions.Pair;
import io.github.juspaywallets.generator.contract.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions of a contract. Whatever changes what compiled callers send, or what they
 * can rely on in responses, is breaking.
 */
final class Comparison {
  private static final Set<String> NOT_SENT = Set.of("accept", "content-type", "authorization");

  private final Part before;
  private final Part after;
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final SchemaComparison schemas = new SchemaComparison(this::report);

  /** The ids of the operation that is being compared. */
  private Set<String> current = Set.of();

  private Comparison(Contract before, Contract after) {
    this.before = Part.of(before);
    this.after = Part.of(after);
  }

  /** All changes, in the order of the contract. */
  static List<Change> of(Contract before, Contract after) {
    Comparison comparison = new Comparison(before, after);
    comparison.servers();
    comparison.securitySchemes();
    comparison.operations();
    return List.copyOf(comparison.changes.values());
  }

  /** The same fact of several operations is one change. */
  private Change report(Kind kind, Part at, String text) {
    Part place = at.exists() ? at : after;
    Change change = changes.computeIfAbsent(text, key -> new Change(kind, text, place.place()));
    change.atLeast(kind);
    current.forEach(id -> change.owners.add(Change.plain(id)));
    return change;
  }

  private void servers() {
    Versions<Part> servers = Versions.of(byName(before), byName(after));
    for (Pair<Part> server : servers.both) {
      String was = server.was().text("url");
      String is = server.is().text("url");
      if (!is.equals(was)) {
        String text = "the server %s is %s, was %s".formatted(server.to(), is, was);
        report(Kind.BREAKING, server.is(), text);
      }
    }
    all(servers.lost, Kind.BREAKING, "the server %s was removed", after.get("servers"));
    all(servers.gained, Kind.ADDED, "the server %s was added", after.get("servers"));
  }

  private void all(Map<String, Part> parts, Kind kind, String text, Part at) {
    parts.keySet().forEach(name -> report(kind, at, text.formatted(name)));
  }

  private static Map<String, Part> byName(Part contract) {
    Map<String, Part> servers = new LinkedHashMap<>();
    for (Part server : contract.get("servers").items()) {
      String name = server.text("x-environment");
      servers.put(name.isEmpty() ? server.text("url") : name, server);
    }
    return servers;
  }

  private void securitySchemes() {
    Versions.of(schemes(before), schemes(after)).both.stream()
        .filter(scheme -> !essence(scheme.was()).equals(essence(scheme.is())))
        .forEach(
            scheme -> {
              String text = "the security scheme " + scheme.to() + " is another one";
              report(Kind.BREAKING, scheme.is(), text);
            });
  }

  private static Map<String, Part> schemes(Part contract) {
    return contract.get("components", "securitySchemes").fields();
  }

  private static List<String> essence(Part scheme) {
    return List.of(
        scheme.text("type"), scheme.text("scheme"), scheme.text("in"), scheme.text("name"));
  }

  private void operations() {
    Map<String, String> fields = new HashMap<>(fields(before.contract()));
    fields.putAll(fields(after.contract()));
    Versions<Call> calls =
        Versions.of(byWire(before.contract(), fields), byWire(after.contract(), fields));
    for (Pair<Call> call : calls.both) {
      current = Set.of(call.was().id(), call.is().id() + " ");
      calls(call.was(), call.is());
    }
    for (Call call : calls.lost.values()) {
      current = Set.of(call.id());
      Change change = report(Kind.BREAKING, after.get("paths"), call.title() + " was removed");
      change.owners.addAll(schemas.within(call.operation()));
    }
    for (Call call : calls.gained.values()) {
      current = Set.of(call.id());
      Part at = call.isCommand() ? call.form().resolve() : call.operation();
      report(Kind.ADDED, at, call.title() + " was added");
    }
  }

  private static Map<String, String> fields(Contract contract) {
    Map<String, String> fields = new HashMap<>();
    Call.of(contract).stream()
        .filter(Call::isCommand)
        .forEach(call -> fields.put(call.wire(), call.field()));
    return fields;
  }

  private static Map<String, Call> byWire(Contract contract, Map<String, String> fields) {
    Map<String, Call> calls = new LinkedHashMap<>();
    Call.of(contract, fields).forEach(call -> calls.put(call.wire() + " " + call.command(), call));
    return calls;
  }

  private void calls(Call old, Call now) {
    String title = now.title();
    if (!old.id().equals(now.id())) {
      String text = "%s: its operation id is %s, was %s".formatted(title, now.id(), old.id());
      report(Kind.BREAKING, now.operation(), text);
    }
    if (isDeprecated(old) != isDeprecated(now)) {
      report(
          isDeprecated(now) ? Kind.DEPRECATED : Kind.CHANGED,
          now.operation(),
          title + (isDeprecated(now) ? " is deprecated" : " is no longer deprecated"));
    }
    for (String inherited : List.of("security", "servers")) {
      if (!inherited(old, before, inherited).equals(inherited(now, after, inherited))) {
        report(Kind.BREAKING, now.operation(), title + ": its " + inherited + " are others");
      }
    }
    parameters(old, now);
    body(old, now);
    order(old, now);
    responses(old, now);
  }

  private static boolean isDeprecated(Call call) {
    return call.operation().is("deprecated")
        || (call.isCommand() && Shape.of(call.form()).text("deprecated").equals("true"));
  }

  private static String inherited(Call call, Part contract, String key) {
    Part own = call.operation().get(key);
    Part item = contract.get("paths", call.path()).resolve().get(key);
    Part shared = key.equals("security") ? contract.get(key) : contract.get("");
    return (own.exists() ? own : item.exists() ? item : shared).source();
  }

  private void parameters(Call old, Call now) {
    Versions<Part> parameters = Versions.withRenames(sent(old), sent(now));
    parameters.both.forEach(pair -> parameter(old, now, pair.was(), pair.is()));
    for (Pair<Part> pair : parameters.renamed) {
      String name = pair.is().resolve().text("name");
      String text = "%s is now called %s".formatted(name(old, pair.was()), name);
      report(Kind.BREAKING, pair.is().resolve(), text);
    }
    for (Part lost : parameters.lost.values()) {
      report(Kind.BREAKING, now.operation(), now.title() + " lost the " + in(lost));
    }
    for (Part gained : parameters.gained.values()) {
      boolean required = gained.resolve().is("required");
      String text = now.title() + (required ? " requires the new " : " gained the ") + in(gained);
      report(required ? Kind.BREAKING : Kind.ADDED, gained.resolve(), text);
    }
  }

  /** Parameters by what identifies them in a request: for those of a path, the place in it. */
  private static Map<String, Part> sent(Call call) {
    Map<String, Part> parameters = new LinkedHashMap<>();
    for (Part declared : call.declared()) {
      Part parameter = declared.resolve();
      String name = parameter.text("name");
      String in = parameter.text("in");
      if (in.equals("path")) {
        parameters.put(
            "path "
                + call.path()
                    .replaceFirst("\\{" + Pattern.quote(name) + "}.*", "")
                    .replaceAll("\\{[^}]*}", "{}"),
            declared);
      } else if (!in.equals("header") || !NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
        parameters.put(in + " " + name, declared);
      }
    }
    return parameters;
  }

  private static String in(Part parameter) {
    return parameter.resolve().text("in") + " parameter " + parameter.resolve().text("name");
  }

  /** The name of a shared parameter is that of the component. */
  private static String name(Call call, Part parameter) {
    return parameter.name().isEmpty() ? call.title() + ": " + in(parameter) : parameter.name();
  }

  private void parameter(Call old, Call now, Part from, Part to) {
    Part was = from.resolve();
    Part is = to.resolve();
    String name = name(now, to);
    if (!was.text("name").equals(is.text("name"))) {
      report(Kind.CHANGED, is, "%s is now called %s".formatted(name(old, from), is.text("name")));
    }
    if (was.is("required") != is.is("required")) {
      report(
          is.is("required") ? Kind.BREAKING : Kind.CHANGED,
          is,
          name + (is.is("required") ? " became required" : " became optional"));
    }
    for (String how : List.of("style", "explode", "allowReserved")) {
      if (!was.text(how).equals(is.text(how))) {
        report(Kind.BREAKING, is, "%s is written in another %s".formatted(name, how));
      }
    }
    if (!was.is("deprecated") && is.is("deprecated")) {
      report(Kind.DEPRECATED, is, name + " is deprecated");
    }
    schemas.compare(name, schema(was), schema(is), true);
  }

  private static Part schema(Part parameter) {
    return parameter.get("content").fields().values().stream()
        .findFirst()
        .orElse(parameter)
        .get("schema");
  }

  private void body(Call old, Call now) {
    Part was = old.operation().get("requestBody").resolve();
    Part is = now.operation().get("requestBody").resolve();
    String title = now.title();
    boolean required = is.is("required");
    if (was.exists() != is.exists()) {
      report(
          is.exists() && !required ? Kind.ADDED : Kind.BREAKING,
          is.exists() ? is : now.operation(),
          title + (is.exists() ? " gained a body" : " lost its body"));
      return;
    }
    if (was.is("required") != required) {
      report(
          required ? Kind.BREAKING : Kind.CHANGED,
          is,
          title + (required ? ": its body became required" : ": its body became optional"));
    }
    Map<String, Part> types = is.get("content").fields();
    String sent = Call.sent(old.operation());
    if (types.containsKey(sent) && !sent.equals(Call.sent(now.operation()))) {
      String text = "%s: its body is sent as %s, was %s";
      report(Kind.BREAKING, is, text.formatted(title, Call.sent(now.operation()), sent));
    }
    contents(title + ": its body", was.get("content"), is.get("content"), true, old, now);
  }

  private void contents(
      String name, Part from, Part to, boolean sent, @Nullable Call old, @Nullable Call now) {
    Versions<Part> types = Versions.of(from.fields(), to.fields());
    for (Pair<Part> type : types.both) {
      if (!type.was().get("encoding").source().equals(type.is().get("encoding").source())) {
        report(Kind.BREAKING, type.is(), name + " has another encoding");
      }
      if (old != null && now != null && now.isCommand()) {
        schemas.compareForms(old, now);
      } else {
        schemas.compare(name, type.was().get("schema"), type.is().get("schema"), sent);
      }
    }
    all(types.lost, Kind.BREAKING, name + " lost the type %s", to);
    all(types.gained, Kind.ADDED, name + " gained the type %s", to);
  }

  /** Generated methods have parameters and form fields in the order of the contract. */
  private void order(Call old, Call now) {
    List<String> from = arguments(old);
    List<String> to = arguments(now);
    from.retainAll(to);
    to.retainAll(from);
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      if (!from.get(i).equals(to.get(i))) {
        moved.add(to.get(i).replaceFirst(".* ", ""));
      }
    }
    if (!moved.isEmpty()) {
      String form = now.form().resolve().exists() ? Shape.of(now.form()).name : "";
      boolean onlyFields =
          !form.isEmpty()
              && from.stream()
                  .filter(one -> !one.startsWith("field "))
                  .toList()
                  .equals(to.stream().filter(one -> !one.startsWith("field ")).toList());
      report(
          Kind.BREAKING,
          onlyFields ? now.form().resolve() : now.operation(),
          (onlyFields ? form : now.title())
              + ": "
              + String.join(", ", moved)
              + " changed places, so callers would send one as the other");
    }
  }

  private static List<String> arguments(Call call) {
    List<String> arguments = new ArrayList<>(sent(call).keySet());
    if (!Call.sent(call.operation()).contains("json")) {
      call.formFields().keySet().forEach(field -> arguments.add("field " + field));
    }
    return arguments;
  }

  private void responses(Call old, Call now) {
    Versions<Part> responses = Versions.of(old.responses(), now.responses());
    for (Pair<Part> pair : responses.both) {
      String component = pair.is().name();
      String name = component.isEmpty() ? now.title() + ": " + pair.to() : component;
      Part was = pair.was().resolve();
      Part is = pair.is().resolve();
      headers(name, was.get("headers"), is.get("headers"));
      contents(name, was.get("content"), is.get("content"), false, null, null);
    }
    Part at = now.operation().get("responses");
    all(responses.lost, Kind.BREAKING, now.title() + " lost the response %s", at);
    all(responses.gained, Kind.ADDED, now.title() + " gained the response %s", at);
  }

  private void headers(String name, Part from, Part to) {
    Versions<Part> headers = Versions.of(from.fields(), to.fields());
    for (Pair<Part> header : headers.both) {
      String component = header.is().name();
      schemas.compare(
          component.isEmpty() ? name + ": " + header.to() : component,
          header.was().resolve().get("schema"),
          header.is().resolve().get("schema"),
          false);
    }
    all(headers.lost, Kind.BREAKING, name + " lost the header %s", to);
    all(headers.gained, Kind.ADDED, name + " gained the header %s", to);
  }
}
