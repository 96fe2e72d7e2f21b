// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets.generator;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache.Lambda;
import io.github.juspaywallets.generator.contract.Contract;
import io.github.juspaywallets.generator.contract.Document;
import io.github.juspaywallets.generator.contract.Media;
import io.github.juspaywallets.generator.contract.Part;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.CodegenResponse;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.EnumVarMap;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Generates Retrofit interfaces and immutable Moshi models. openapi-generator's models describe the
 * contract in its {@link Schemas normal form}; what is overridden here says why.
 */
@SuppressWarnings("rawtypes") // openapi-generator's methods have raw schemas
public final class RetrofitMoshiCodegen extends AbstractJavaCodegen {
  /** The name of the property with what templates print about the whole contract. */
  private static final String SPEC = "x-spec";

  private static final String CLIENT_VERSION = "clientVersion";

  private final Options options;
  private @Nullable StaleFiles stale;
  private @Nullable Contract contract;
  private final Map<String, String> modelNames = new HashMap<>();
  private boolean hasPatch;
  private final Set<String> apiNames = new HashSet<>();

  /** Created by openapi-generator, which finds this class by the service loader. */
  public RetrofitMoshiCodegen() {
    templateDir = "retrofit-moshi";
    embeddedTemplateDir = templateDir;
    outputFolder = "generated-code";
    apiPackage = "org.openapitools.client.api";
    modelPackage = "org.openapitools.client.model";
    invokerPackage = "org.openapitools.client";
    hideGenerationTimestamp = true;
    // Keeps the order of the contract: a parameter that becomes optional must not move.
    sortParamsByRequiredFlag = false;
    ensureUniqueParams = false;
    openApiNullable = false;
    apiTestTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelDocTemplateFiles.clear();
    modelTemplateFiles.put("adapter.mustache", "JsonAdapter.java");
    reservedWords.clear();
    types();
    addOption(CodegenConstants.MODEL_NAME_PREFIX, CodegenConstants.MODEL_NAME_PREFIX_DESC, null);
    addOption(CodegenConstants.MODEL_NAME_SUFFIX, CodegenConstants.MODEL_NAME_SUFFIX_DESC, null);
    addOption(
        CLIENT_VERSION,
        "Version of the library built from the contract, for the constant ApiSpec.CLIENT_VERSION.",
        "unknown");
    options = new Options(this);
  }

  private void types() {
    typeMapping.put("ByteArray", "ByteString");
    typeMapping.put("file", "MultipartBody.Part");
    typeMapping.put("binary", "MultipartBody.Part");
    typeMapping.put("DateTime", "Timestamp");
    typeMapping.put("date", "LocalDate");
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.CLIENT;
  }

  @Override
  public String getName() {
    return "retrofit-moshi";
  }

  @Override
  public String getHelp() {
    return "Generates Retrofit interfaces with Bean Validation constraints, and immutable Moshi models.";
  }

  /** swagger-parser resolves references and drops lines: the contract is read again as it is. */
  @Override
  public void setOpenAPI(OpenAPI openAPI) {
    if (contract == null) {
      contract = Contract.read(getInputSpec());
      DocumentRules.check(new Document(contract));
    }
    super.setOpenAPI(openAPI);
  }

  /** {@link Schemas} names inline schemas, because the messages about them need their places. */
  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  /** The normalizer changes schemas even without rules. */
  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  /** No template prints examples, and those of schemas in circles take most of the time. */
  @Override
  public boolean isSkipOperationExample() {
    return true;
  }

  /** No template prints which properties are circular, and finding that out takes half the time. */
  @Override
  public void setCircularReferences(Map<String, CodegenModel> models) {}

  @Override
  public void setTemplatingEngine(TemplatingEngineAdapter engine) {
    super.setTemplatingEngine(
        engine.getIdentifier().equals("mustache") ? new RuntimeSources() : engine);
  }

  @Override
  public void postProcess() {
    if (stale != null) {
      stale.delete();
    }
  }

  @Override
  public void processOpts() {
    options.check();
    stale = new StaleFiles(outputFolder);
    Map<String, String> types = Map.copyOf(typeMapping);
    super.processOpts();
    // The base class takes some from its option for libraries of dates.
    typeMapping.putAll(types);
    additionalProperties.putIfAbsent(CLIENT_VERSION, "unknown");
    String models = folder(modelPackage);
    String apis = folder(apiPackage);
    supportingFiles.clear();
    supportingFiles.add(
        new SupportingFile("ModelJsonAdapters.mustache", models, "ModelJsonAdapters.java"));
    supportingFiles.add(
        new SupportingFile("modelPackageInfo.mustache", models, "package-info.java"));
    supportingFiles.add(new SupportingFile("ApiSpec.mustache", apis, "ApiSpec.java"));
    supportingFiles.add(new SupportingFile("apiPackageInfo.mustache", apis, "package-info.java"));
    RuntimeSources.NAMES.forEach(name -> supportingFiles.add(runtime(name)));
  }

  private String folder(String pack) {
    return sourceFolder + File.separator + pack.replace('.', File.separatorChar);
  }

  private SupportingFile runtime(String name) {
    return new SupportingFile("runtime/" + name + ".java", folder(modelPackage), name + ".java");
  }

  /** Replaces the model by the normal form of the contract. */
  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    Contract read = contract;
    if (read == null) {
      throw new IllegalStateException("There is no contract");
    }
    Document document = new Document(read);
    Part root = Part.of(document);
    Preparation.tags(root).forEach(name -> apiNames.add(toApiName(name)));
    Preparation preparation = new Preparation(root, this);
    preparation.applyTo(openAPI);
    document.stopIfRefused();
    hasPatch = preparation.hasPatch();
    additionalProperties.put(SPEC, spec(root.get("info"), read.sha256()));
    additionalProperties.put("x-servers", preparation.servers());
    super.preprocessOpenAPI(openAPI);
  }

  private Map<String, String> spec(Part info, String digest) {
    return Map.of(
        "title", info.textOf("title"),
        "titleDoc", JavaText.doc(info.textOf("title"), "API"),
        "version", info.textOf("version"),
        "versionDoc", JavaText.doc(info.textOf("version")),
        "digest", digest,
        "client", String.valueOf(additionalProperties.get(CLIENT_VERSION)));
  }

  // Names. The base class takes others, and changes them without a word when they clash.

  /** Remembered, because openapi-generator asks for all names for each property. */
  @Override
  public String toModelName(String name) {
    return modelNames.computeIfAbsent(name, this::modelName);
  }

  private String modelName(String name) {
    String type = JavaNames.type(name);
    if (modelNameMapping.containsKey(name) || type.isEmpty()) {
      return modelNameMapping.getOrDefault(name, "");
    }
    String own = apiNames.contains(type) ? "Model" + type : type;
    return JavaNames.pascal(String.valueOf(modelNamePrefix))
        + own
        + JavaNames.pascal(String.valueOf(modelNameSuffix));
  }

  @Override
  public String toApiName(String name) {
    return apiNamePrefix + Tags.javaName(name) + apiNameSuffix;
  }

  @Override
  public String sanitizeTag(String tag) {
    return Tags.javaName(tag);
  }

  @Override
  public String toOperationId(String id) {
    return operationIdNameMapping.getOrDefault(id, JavaNames.method(id));
  }

  @Override
  public String removeNonNameElementToCamelCase(String name) {
    return name;
  }

  @Override
  public String toParamName(String name) {
    return parameterNameMapping.getOrDefault(name, JavaNames.method(name));
  }

  @Override
  public String toVarName(String name) {
    return nameMapping.getOrDefault(name, JavaNames.property(name));
  }

  @Override
  public String toEnumVarName(String value, String datatype) {
    return enumNameMapping.getOrDefault(value, JavaNames.value(value, !datatype.equals("String")));
  }

  @Override
  public String toEnumValue(String value, String datatype) {
    return datatype.equals("String")
        ? JavaText.literal(value)
        : value + (datatype.equals("Long") ? "L" : "");
  }

  /** The base class numbers equal names from behind, and knows no name that is reserved. */
  @Override
  protected void postProcessEnumVars(List<EnumVarMap> constants) {
    Set<String> taken = new HashSet<>(Set.of("UNRECOGNIZED"));
    for (EnumVarMap constant : constants) {
      String name = String.valueOf(constant.getEnumName());
      String unique = JavaNames.unique(name, "_", taken::contains);
      taken.add(unique);
      constant.setEnumName(unique);
    }
  }

  // Types.

  /** The base class puts constraints into types, and knows no items that may be null. */
  @Override
  public String getTypeDeclaration(Schema schema) {
    Schema<?> target = unaliasSchema(schema);
    if (target.get$ref() != null) {
      return getSchemaType(target);
    }
    if (ModelUtils.isArraySchema(target)) {
      return "List<" + itemType(target.getItems()) + ">";
    }
    if (ModelUtils.isMapSchema(target)) {
      return "Map<String, " + itemType((Schema<?>) target.getAdditionalProperties()) + ">";
    }
    return ModelUtils.isFreeFormObject(target, openAPI)
        ? "Map<String, @Nullable Object>"
        : super.getTypeDeclaration(schema);
  }

  /** The base class takes a schema named URI for the type that it calls so. */
  @Override
  public String getSchemaType(Schema schema) {
    return schema.get$ref() == null
        ? super.getSchemaType(schema)
        : toModelName(ModelUtils.getSimpleRef(schema.get$ref()));
  }

  private String itemType(Schema<?> item) {
    boolean any = ModelUtils.isAnyType(item) && item.get$ref() == null;
    return Types.orNull(getTypeDeclaration(item), any || Boolean.TRUE.equals(item.getNullable()));
  }

  // Texts. Each is escaped where it is printed; the base class escapes form fields twice.

  @Override
  protected ImmutableMap.Builder<String, Lambda> addMustacheLambdas() {
    return super.addMustacheLambdas()
        .put("literal", (text, out) -> out.write(JavaText.literal(text.execute())))
        .put("code", (text, out) -> out.write(JavaText.code(text.execute())));
  }

  @Override
  public String escapeText(String text) {
    return text;
  }

  // What templates print.

  @Override
  public void postProcessModelProperty(CodegenModel model, CodegenProperty property) {
    // Unlike the base class, without imports: those of the templates do.
    Object name = property.vendorExtensions.get(Schemas.NAME);
    property.name = name == null ? property.name : name.toString();
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> all) {
    Map<String, ModelsMap> result = super.postProcessAllModels(all);
    List<CodegenModel> models =
        result.values().stream().map(map -> map.getModels().get(0).getModel()).toList();
    ModelExtensions.extend(models, hasPatch);
    return result;
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String method, Operation operation, @Nullable List<Server> servers) {
    CodegenOperation result = super.fromOperation(path, method, operation, servers);
    RequestBody body = operation.getRequestBody();
    String media = body == null ? null : body.getContent().keySet().iterator().next();
    if (media != null) {
      Schema schema = ModelUtils.getSchemaFromRequestBody(body);
      // The base class takes the body for a string if it is an enum.
      String type = Media.isText(media) ? "RequestBody" : getTypeDeclaration(schema);
      result.allParams.stream().filter(p -> p.isBodyParam).forEach(p -> p.dataType = type);
    }
    OperationExtensions.extend(result, media);
    return result;
  }

  /** The base class forgets that the values of a free-form object may be null. */
  @Override
  public CodegenResponse fromResponse(String code, ApiResponse response) {
    CodegenResponse result = super.fromResponse(code, response);
    if (result.schema instanceof Schema<?> schema) {
      result.dataType = getTypeDeclaration(schema);
    }
    return result;
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap objects, List<ModelMap> models) {
    OperationsMap result = super.postProcessOperationsWithModels(objects, models);
    String tag = result.getOperations().getOperation().get(0).tags.get(0).getName();
    if (contract != null) {
      result.put("tagDoc", Tags.doc(Part.of(contract), tag));
    }
    Set<String> imports = new TreeSet<>();
    result.getOperations().getOperation().forEach(operation -> imports.addAll(operation.imports));
    imports.retainAll(models.stream().map(model -> model.getModel().classname).toList());
    imports.add("DecimalPattern");
    result.put("modelImports", imports);
    return result;
  }
}
