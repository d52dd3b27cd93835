import { z } from "zod";

/** As much of JSON Schema as the contract's promises come to. */
export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  /** Names of the properties that may not be left out. */
  readonly required?: readonly string[];
}

export function shapeOf(payload: z.ZodType): Shape {
  return z.toJSONSchema(payload, { io: "input" }) as Shape;
}

export function isNullable({ anyOf = [] }: Shape): boolean {
  return anyOf.some(({ type }) => type === "null");
}

/** The shape of what it is when it is not `null`. */
export function givenShape(shape: Shape): Shape {
  return shape.anyOf?.find(({ type, const: fixed }) => type !== "null" && fixed === undefined) ?? shape;
}

/** A payload that every asker may send: known fields by their names, any other by its form. */
export function validValue(shape: Shape, field: string, known: Readonly<Record<string, unknown>>): unknown {
  if (field in known) return known[field];
  const given = givenShape(shape);
  if (given.enum) return given.enum[0];
  switch (given.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(given.properties ?? {}).map(([name, inner]) => [name, validValue(inner, name, known)]),
      );
    case "array":
      return Array.from({ length: given.minItems ?? 0 }, () => validValue(given.items ?? {}, field, known));
    case "boolean":
      return false;
    case "integer":
      return Math.max(given.minimum ?? 0, 1);
    case "string":
      if (given.pattern?.startsWith("^#")) return "#a03060";
      // Ids that nobody gave are those of nothing.
      return given.pattern?.endsWith("{6,64}$") ? "no-such-id" : "Words";
    default:
      throw new Error(`No value is known for ${field}: ${JSON.stringify(shape)}`);
  }
}

export interface BadVariant {
  readonly why: string;
  readonly payload: unknown;
}

/** Every way in which a payload can have the wrong form, one at a time. */
export function badVariants(payload: z.ZodType, valid: Readonly<Record<string, unknown>>): BadVariant[] {
  const whole = [null, 7, "text", true, [], [valid], undefined];
  return [
    ...whole.map((value) => ({ why: `the payload is ${JSON.stringify(value)}`, payload: value })),
    ...badObjects(shapeOf(payload), valid, "").map(({ why, value }) => ({ why, payload: value })),
  ];
}

interface BadValue {
  readonly why: string;
  readonly value: unknown;
}

function badObjects(shape: Shape, valid: Readonly<Record<string, unknown>>, path: string): BadValue[] {
  const extra = { why: `${path}unknown field`, value: { ...valid, surprise: 1 } };
  const perField = Object.entries(shape.properties ?? {}).flatMap(([name, inner]): BadValue[] => {
    const { [name]: _, ...without } = valid;
    const isRequired = shape.required?.includes(name) ?? false;
    return [
      ...(isRequired ? [{ why: `${path}${name} is missing`, value: without }] : []),
      ...badValues(inner, `${path}${name}`, valid[name]).map(({ why, value }) => ({
        why,
        value: { ...valid, [name]: value },
      })),
    ];
  });
  return [extra, ...perField];
}

function badValues(shape: Shape, path: string, valid: unknown): BadValue[] {
  const given = givenShape(shape);
  const types = [7, 1.5, true, {}, [], [["text"]], { value: "text" }, "\u0000", "a\ud800b", null];
  const wrongTypes = types.filter((value) => {
    if (value === null) return !isNullable(shape);
    if (given.type === "integer") return value !== 7;
    if (given.type === "boolean") return value !== true;
    if (given.type === "array") return !Array.isArray(value) || value.length > 0;
    return true;
  });
  return [
    ...wrongTypes.map((value) => ({ why: `${path} is ${JSON.stringify(value)}`, value })),
    ...unstorable(valid).map((value) => ({ why: `${path} is ${JSON.stringify(value)}`, value })),
    ...tooMuch(given).map((value) => ({ why: `${path} is past its limit`, value })),
    ...(given.type === "object" && typeof valid === "object"
      ? badObjects(given, valid as Record<string, unknown>, `${path}.`)
      : []),
  ];
}

/** A text in order, with something behind it that not every store can hold. */
function unstorable(valid: unknown): string[] {
  return typeof valid === "string" ? [`${valid}\u0000`, `${valid}\ud800`] : [];
}

function tooMuch({ type, maxLength, minItems, maxItems, minimum, maximum, pattern }: Shape): unknown[] {
  const tooFew = minItems ? [[]] : [];
  switch (type) {
    case "string":
      if (maxLength) return ["x".repeat(maxLength + 1), "x".repeat(60_000)];
      return pattern ? ["x".repeat(65), "short", "with space", "constructor", "__proto__", "toString"] : [""];
    case "array":
      return [Array.from({ length: (maxItems ?? 0) + 1 }, () => "x".repeat(20)), ...tooFew];
    case "integer":
      return [(minimum ?? 0) - 1, (maximum ?? 0) + 1, 2 ** 53];
    default:
      return [];
  }
}
