// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.ContractException;
import io.github.juspaywallets.generator.contract.Places;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** The contract that is generated from: follows its references, and collects why it is refused. */
final class Document {
  /** What a reference can refer to. */
  record Kind<T>(
      String key,
      Function<T, @Nullable String> reference,
      Function<OpenAPI, @Nullable Map<String, T>> all) {
    static final Kind<Schema<?>> SCHEMA = new Kind<>("schemas", Schema::get$ref, Document::schemas);
    static final Kind<Parameter> PARAMETER =
        new Kind<>(
            "parameters", Parameter::get$ref, model -> model.getComponents().getParameters());
    static final Kind<ApiResponse> RESPONSE =
        new Kind<>(
            "responses", ApiResponse::get$ref, model -> model.getComponents().getResponses());
    static final Kind<RequestBody> BODY =
        new Kind<>(
            "requestBodies",
            RequestBody::get$ref,
            model -> model.getComponents().getRequestBodies());
    static final Kind<PathItem> PATH = new Kind<>("paths", PathItem::get$ref, OpenAPI::getPaths);
  }

  private static final int LONGEST_CHAIN = 50;

  private final Contract contract;
  private final OpenAPI model;
  private final Set<String> refusals = new LinkedHashSet<>();
  private final Map<String, Object> fragments = new HashMap<>();

  Document(Contract contract) {
    this.contract = contract;
    this.model = contract.openApi();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // swagger-parser's model has raw schemas
  static Map<String, Schema<?>> schemas(OpenAPI model) {
    Map<String, Schema> raw =
        model.getComponents() == null ? null : model.getComponents().getSchemas();
    return raw == null ? Map.of() : (Map<String, Schema<?>>) (Map) raw;
  }

  OpenAPI model() {
    return model;
  }

  /** Whether keywords of OpenAPI 3.1 count. */
  boolean isModern() {
    return model.getOpenapi() != null && !model.getOpenapi().startsWith("3.0");
  }

  Places places() {
    return contract.places();
  }

  /** Refuses a part, which is named by its own place. */
  void refuse(String at, String reason) {
    refuse(at, PlaceNames.of(places(), at), reason);
  }

  void refuse(String at, String place, String reason) {
    refusals.add(places().of(at) + ": " + place + " " + reason);
  }

  /** Refuses a name that an option chooses. The others are Java names. */
  void checkIdentifier(String at, String name) {
    if (!name.isEmpty() && !SourceVersion.isName(name)) {
      refuse(at, "maps to " + name + ", which is not a Java name");
    }
  }

  void refuseAt(Node node, String place, String reason) {
    refusals.add(places().of(node) + ": " + place + " " + reason);
  }

  /** Stops with all reasons for refusing the contract, in the order of their lines. */
  void stopIfRefused() {
    if (!refusals.isEmpty()) {
      List<String> inOrder = new ArrayList<>(refusals);
      inOrder.sort(
          Comparator.comparing(
              line -> Integer.valueOf(line.replaceFirst("(?s).*?:(\\d+): .*", "$1"))));
      throw new ContractException(inOrder);
    }
  }

  /** The node of a part, with its keywords as they are written. */
  Map<String, Node> written(String at) {
    return places().fields(places().node(at));
  }

  /** Follows references; null if they lead nowhere. */
  <T> @Nullable Located<T> follow(Located<T> start, Kind<T> kind) {
    Located<T> part = start;
    for (int i = 0; i < LONGEST_CHAIN && part != null; i++) {
      String reference = kind.reference().apply(part.value());
      if (reference == null) {
        return part;
      }
      part = target(reference, kind);
    }
    return null;
  }

  /** The part that a reference names, or null. */
  <T> @Nullable Located<T> target(String reference, Kind<T> kind) {
    if (!reference.startsWith("#/")) {
      return null;
    }
    List<String> keys = Places.keys(reference);
    String at = Places.pointer("", keys.toArray());
    if (keys.size() == 3 && keys.get(0).equals("components") && keys.get(1).equals(kind.key())) {
      Map<String, T> all = kind.all().apply(model);
      T found = all == null ? null : all.get(keys.get(2));
      return found == null ? null : new Located<>(found, at);
    }
    return places().node(at) == null ? null : new Located<>(fragment(at, kind), at);
  }

  /** A part that is not a component. Parsed once, so that it is the same object each time. */
  @SuppressWarnings("unchecked") // a pointer is used for one kind
  private <T> T fragment(String at, Kind<T> kind) {
    return (T)
        fragments.computeIfAbsent(
            at,
            pointer -> {
              Map<String, T> all = kind.all().apply(contract.fragment(pointer, kind.key()));
              return Objects.requireNonNull(all).values().iterator().next();
            });
  }
}
