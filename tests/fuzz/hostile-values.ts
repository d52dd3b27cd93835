import fc from "fast-check";
import { type Shape, givenShape, isNullable } from "../support/payloads.ts";

/** Ids that may stand where one is asked for: by the field that names such a thing, and of anything at all. */
export interface KnownValues {
  readonly byField: Readonly<Record<string, readonly unknown[]>>;
  /** Ids of other things, of another account, of nothing. */
  readonly otherIds: readonly string[];
}

/** Values that JSON can express and JavaScript cannot hold; each is a placeholder until the text is made. */
const rawTexts = [
  "1e400",
  "-1e400",
  "-0",
  "1E-400",
  "123456789012345678901234567890",
  '{"__proto__":{"role":"administrator"}}',
  '{"constructor":{"prototype":{"role":"administrator"}}}',
  '{"a":1,"a":{"a":2}}',
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`,
  `"${"\\u0000".repeat(2_000)}"`,
  `"${"\\ud800".repeat(2_000)}"`,
];
const standsFor = (index: number) => `@raw ${index}@`;

/** The value as JSON, what only JSON can say included. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return text.replace(/"@raw (\d+)@"/g, (whole, index: string) => rawTexts[Number(index)] ?? whole);
}

const oddTexts = [
  "",
  " ",
  "\u0000",
  "a\ud800b",
  "\udc00",
  "\u2028\u2029",
  "\u202e\u2066abc\u2069",
  "\ufeff",
  "e\u0301\u0301\u0301",
  "👩‍👩‍👧‍👦",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "'; drop table event; --",
  "%00%_\\",
  "{{contact.name}}${7*7}",
  "../../../etc/passwd",
  "=1+1",
];
const oddNumbers = [0, -1, 0.1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e21, 1e308, 5e-324];
const oddValues = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  ["text"],
  { value: "text" },
  { $ne: null },
  { length: 1e9 },
];

const poison: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddValues) },
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 1, arbitrary: fc.nat({ max: rawTexts.length - 1 }).map(standsFor) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Anything of this shape, of what is known where a field says what it wants. */
export function validValues(shape: Shape, field: string, known: KnownValues): fc.Arbitrary<unknown> {
  const given = valuesOfType(givenShape(shape), field, known);
  return isNullable(shape) ? fc.option(given, { nil: null }) : given;
}

function valuesOfType(shape: Shape, field: string, known: KnownValues): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.properties ?? {}).map(([name, inner]) => [
            name,
            validValues(inner, name, known),
          ]),
        ),
      );
    case "array": {
      const of = field.replace(/s$/, "");
      const minLength = shape.minItems ?? 0;
      return fc.array(validValues(shape.items ?? {}, of, known), {
        minLength,
        maxLength: Math.max(3, minLength),
      });
    }
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: shape.minimum ?? 0, max: Math.min(shape.maximum ?? 1_000, 2 ** 31) });
    case "string":
      return texts(shape, field, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function texts({ pattern, format, maxLength = 40, minLength = 0 }: Shape, field: string, known: KnownValues) {
  const wanted = known.byField[field];
  if (format === "email") return fc.nat({ max: 1_000 }).map((number) => `u${number}@home.example`);
  if (pattern === undefined) {
    const made = fc.string({
      unit: "grapheme",
      minLength: Math.max(minLength, 1),
      maxLength: Math.min(maxLength, 40),
    });
    return wanted === undefined ? made : fc.oneof(fc.constantFrom(...wanted), made);
  }
  const fitting = fc.stringMatching(new RegExp(pattern));
  if (wanted === undefined) return fitting;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...wanted) },
    { weight: 4, arbitrary: fc.constantFrom(...known.otherIds) },
    { weight: 1, arbitrary: fitting },
  );
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly shape: Shape;
}

/** Like a valid one, but wrong at one place: another value, a field missing, one too many, one past its limit. */
export function hostileValues(shape: Shape, known: KnownValues): fc.Arbitrary<unknown> {
  const wrong = fc.record({
    how: fc.constantFrom(
      "other" as const,
      "other" as const,
      "other" as const,
      "past" as const,
      "missing" as const,
      "extra" as const,
    ),
    where: fc.nat({ max: 100 }),
    poison,
    key: fc.constantFrom(
      "surprise",
      "__proto__",
      "constructor",
      "prototype",
      "toJSON",
      "then",
      "type",
      "id",
      "",
    ),
    step: fc.nat({ max: 5 }),
  });
  return fc.tuple(validValues(shape, "", known), wrong).map(([valid, { how, where, poison, key, step }]) => {
    const places = placesIn(valid, { path: [], shape });
    const place = places[where % places.length]!;
    switch (how) {
      case "other":
        return withAt(valid, place.path, () => poison);
      case "past":
        return withAt(valid, place.path, () => pastLimit(givenShape(place.shape), step));
      case "missing":
        return withAt(valid, place.path, () => undefined);
      case "extra":
        return withAt(valid, place.path, (value) => (isObject(value) ? withKey(value, key, poison) : poison));
    }
  });
}

function placesIn(value: unknown, place: Place): Place[] {
  const shape = givenShape(place.shape);
  const inner = isObject(value)
    ? Object.entries(value).flatMap(([name, one]) =>
        placesIn(one, { path: [...place.path, name], shape: shape.properties?.[name] ?? {} }),
      )
    : Array.isArray(value)
      ? value.flatMap((one: unknown, index) =>
          placesIn(one, { path: [...place.path, index], shape: shape.items ?? {} }),
        )
      : [];
  return [place, ...inner];
}

function withAt(
  value: unknown,
  path: readonly (string | number)[],
  change: (value: unknown) => unknown,
): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === first ? withAt(one, rest, change) : one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === first ? withAt(one, rest, change) : one]),
  );
}

/** `fromEntries`, because writing `object.__proto__ = …` would not make a field. */
function withKey(value: object, key: string, added: unknown): object {
  return Object.fromEntries([...Object.entries(value), [key, added]]);
}

function pastLimit(
  { type, maxLength, minLength, maxItems, minimum = 0, maximum = 0, pattern }: Shape,
  step: number,
): unknown {
  switch (type) {
    case "string": {
      if (pattern !== undefined)
        return ["short", "x".repeat(65), "with space", "ünïcode", "toString", "a".repeat(42)][step];
      const longest = maxLength ?? 0;
      return [
        "x".repeat(longest + 1),
        "é".repeat(longest + 1),
        "x".repeat(50_000),
        "",
        " ".repeat(longest),
        "x".repeat(Math.max(0, (minLength ?? 1) - 1)),
      ][step];
    }
    case "array":
      return Array.from({ length: (maxItems ?? 0) + 1 + step }, (_, index) => `nothing-${index}`);
    case "integer":
      return [minimum - 1, maximum + 1, maximum + 0.5, -maximum - 1, 2 ** 53, String(maximum)][step];
    default:
      return { type: step };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
