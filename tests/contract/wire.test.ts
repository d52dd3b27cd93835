import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commands } from "#contract/commands/commands.ts";
import { type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";
import { laterCodes } from "#contract/later-codes.ts";
import { queries } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";
import { type WireFingerprint, changedParts, wireFingerprint } from "./wire-fingerprint.ts";

const contract = new URL("../../src/contract/", import.meta.url);
const recorded = fileURLToPath(new URL("wire.json", import.meta.url));

function typesOf(...paths: string[]): { path: string; text: string }[] {
  return paths.map((path) => ({ path, text: readFileSync(new URL(path, contract), "utf8") }));
}

const views = readdirSync(new URL("views/", contract)).map((file) => `views/${file}`);
const now = wireFingerprint(
  typesOf("frames.ts", "proof-of-work.ts", "queries/queries.ts", ...views.toSorted()),
);

test("the wire does not change without its version, or a decision that older clients can follow", () => {
  if (process.env["BELLHOP_RECORD_WIRE"] === "1")
    writeFileSync(recorded, `${JSON.stringify(now, null, 2)}\n`);
  const before = JSON.parse(readFileSync(recorded, "utf8")) as WireFingerprint;
  const changed = changedParts(before, now);
  const words = [
    `What goes over the wire has changed: ${changed.join(", ")}.`,
    "A customer's tab keeps the page of yesterday for hours: can it still follow?",
    "If not, raise wireVersion in src/contract/version.ts. In either case record what it is now with",
    "BELLHOP_RECORD_WIRE=1 npm test -- tests/contract, and commit tests/contract/wire.json with the change.",
  ].join("\n");
  expect(changed, words).toEqual([]);
  expect(before.wireVersion, words).toBe(wireVersion);
  expect(Object.keys(before.parts).length).toBeGreaterThan(40);
});

describe.each(Object.entries({ ...commands, ...queries }))("%s", (key, promise) => {
  test("is registered under its own name, and bounds everything it takes", () => {
    expect(promise.name).toBe(key);
    expect(unboundedIn(z.toJSONSchema(promise.payload, { io: "input" }) as Shape, key)).toEqual([]);
  });
});

interface Shape {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** Every text, list and number has a limit, and no object takes what it does not know. */
function unboundedIn(shape: Shape, path: string): string[] {
  const inner = [
    ...Object.entries((shape["properties"] ?? {}) as Record<string, Shape>),
    ...((shape["anyOf"] ?? []) as Shape[]).map((one, index) => [`${index}`, one] as const),
    ...(shape["items"] ? [["each", shape["items"] as Shape] as const] : []),
  ].flatMap(([name, one]) => unboundedIn(one, `${path}.${name}`));
  const has = (...keys: string[]) => keys.some((key) => shape[key] !== undefined);
  const isBounded: Record<string, boolean> = {
    string:
      has("maxLength", "enum", "const") ||
      /\{\d+(,\d+)?\}\$$/.test(typeof shape["pattern"] === "string" ? shape["pattern"] : ""),
    array: has("maxItems"),
    integer: has("maximum") && has("minimum"),
    number: false,
    object: shape["additionalProperties"] === false,
  };
  return shape.type && isBounded[shape.type] === false ? [path, ...inner] : inner;
}

/** Codes that end a connection, or refuse a form or a request, and never answer a command. */
const outsideAnswers: ReadonlySet<string> = new Set([
  "too-many-frames",
  "too-many-connections",
  "unfinished",
  "too-many-attempts",
  "too-many-sign-ins",
  "too-many-uploads",
  "too-slow",
]);

describe("errors", () => {
  test.each(Object.keys(errorCodes) as ErrorCode[])("%s has words for people, and fills them in", (code) => {
    const { httpStatus, retry, words } = errorCodes[code];
    expect(httpStatus).toBeGreaterThanOrEqual(400);
    expect(["never", "later"]).toContain(retry);
    expect(words).toMatch(/^[A-Z].*\.$/);
    expect(commandError(code, { name: "Robin" }).words).not.toMatch(/[{}]/);
    expect(commandError(code).words).not.toMatch(/[{}]/);
  });

  test("after which the same is asked again are listed as such", () => {
    const codes = Object.keys(errorCodes) as ErrorCode[];
    const inAnswers = codes.filter((code) => !outsideAnswers.has(code));
    expect(laterCodes).toEqual(inAnswers.filter((code) => errorCodes[code].retry === "later"));
  });

  test("say what they were made of", () => {
    expect(commandError("already-owned", { name: "Robin" })).toEqual({
      code: "already-owned",
      words: "This chat was already taken by Robin.",
      with: { name: "Robin" },
    });
    expect(commandError("busy")).not.toHaveProperty("with");
  });
});
