import org.yaml.snakeyaml.nodes.Node

/** The constraints of a parameter as Bean Validation annotations. */
class Constraints {
  /** Ranges have custom messages, because the built-in ones need the expression language. */
  static List<String> of(Shape shape, String type, Closure problem) {
    shape.layers.collectMany { layer ->
      def read = { String key -> number(layer, key, problem) }
      (type == 'String' && !shape.emptyToo ? pattern(layer, problem) + size(read('minLength'), read('maxLength')) : []) +
          (type.startsWith('List<') && !shape.emptyToo ? size(read('minItems'), read('maxItems')) : []) +
          (shape.type() in ['integer', 'number'] && shape.kind() != 'enum' ? bounds(layer, read) + decimals(read('multipleOf')) : [])
    }.unique()
  }

  private static BigDecimal number(Map<String, Node> layer, String key, Closure problem) {
    def node = layer[key]
    try {
      return node ? new BigDecimal(Spec.text(node) ?: '') : null
    } catch (NumberFormatException e) {
      problem(node, key, 'is not a number')
      return null
    }
  }

  private static List<String> pattern(Map<String, Node> layer, Closure problem) {
    if (!layer.pattern) {
      return []
    }
    def pattern = new SearchPattern(Spec.text(layer.pattern) ?: '')
    if (pattern.fault) {
      problem(layer.pattern, 'pattern', pattern.fault)
      return []
    }
    def whole = pattern.whole()
    def words = Spec.text(layer['x-pattern-message'])
    def message = words ?: whole == pattern.source ? words : "must match \"${pattern.source}\""
    def regexp = "regexp = ${JavaText.literal(whole)}"
    [(message ? "@Pattern(\n              ${regexp},\n              message = ${JavaText.literal(interpolated(message))})" : "@Pattern(${regexp})").toString()]
  }

  /** Escapes characters with a special meaning in Bean Validation messages. */
  private static String interpolated(String message) {
    message.trim().replaceAll(/[\\{}$]/) { "\\${it}" }
  }

  private static List<String> size(BigDecimal min, BigDecimal max) {
    def least = min != null && min > 0 ? min.min(Integer.MAX_VALUE as BigDecimal).toBigInteger() : null
    def most = max != null && max < Integer.MAX_VALUE ? max.toBigInteger() : null
    if (least != null && most != null) {
      return ["@Size(min = ${least}, max = ${most})".toString()]
    }
    least != null ? ["@Size(min = ${least}, message = \"size must be at least {min}\")".toString()]
        : most != null ? ["@Size(max = ${most})".toString()] : []
  }

  private static List<String> bounds(Map<String, Node> layer, Closure read) {
    bound(layer, read, 'minimum', 'exclusiveMinimum', 'DecimalMin', 'at least', 'more than') +
        bound(layer, read, 'maximum', 'exclusiveMaximum', 'DecimalMax', 'at most', 'less than')
  }

  /** A multiple of 0.01 has two decimals; other multiples have no annotation. */
  private static List<String> decimals(BigDecimal step) {
    def unit = step?.signum() == 1 ? step.stripTrailingZeros() : null
    unit?.unscaledValue() == 1 && unit.scale() >= 0
        ? ["@Digits(integer = ${Integer.MAX_VALUE}, fraction = ${unit.scale()}, message = \"must have at most {fraction} decimals\")".toString()] : []
  }

  /** An exclusive bound is a flag beside the bound in OpenAPI 3.0, and a separate bound in 3.1. */
  private static List<String> bound(Map<String, Node> layer, Closure read, String key, String exclusive, String name, String incl, String excl) {
    def flag = Spec.text(layer[exclusive]) in ['true', 'false']
    def bound = read(key)
    def open = layer[exclusive] && !flag ? read(exclusive) : null
    (bound == null ? [] : ["@${name}(value = \"${bound}\", ${Spec.isTrue(layer[exclusive]) ? "inclusive = false, message = \"must be ${excl} {value}\"" : "message = \"must be ${incl} {value}\""})".toString()]) +
        (open == null ? [] : ["@${name}(value = \"${open}\", inclusive = false, message = \"must be ${excl} {value}\")".toString()])
  }
}
