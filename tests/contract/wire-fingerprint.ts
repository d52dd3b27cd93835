import { createHash } from "node:crypto";
import { z } from "zod";
import { commands } from "#contract/commands/commands.ts";
import { errorCodes } from "#contract/error-codes.ts";
import { clientFrame } from "#contract/frame-schemas.ts";
import * as limits from "#contract/limits.ts";
import { queries } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";

export interface WireFingerprint {
  readonly wireVersion: number;
  /** A hash for each part of the wire; its name tells which part has changed. */
  readonly parts: Readonly<Record<string, string>>;
}

/** `typesOf` are the files of the contract that promise by types alone: what the server sends. */
export function wireFingerprint(typesOf: readonly { path: string; text: string }[]): WireFingerprint {
  const promises = Object.values({ ...commands, ...queries }).map(({ name, permission, payload }) => [
    name,
    { permission, payload: z.toJSONSchema(payload, { io: "input" }) },
  ]);
  const codes = Object.entries(errorCodes).map(([code, { httpStatus, retry }]) => [code, httpStatus, retry]);
  const parts: [string, unknown][] = [
    ...(promises as [string, unknown][]),
    ["client frames", z.toJSONSchema(clientFrame, { io: "input", unrepresentable: "any" })],
    ["error codes", codes],
    ["limits", Object.entries(limits)],
    ...typesOf.map(({ path, text }): [string, unknown] => [path, withoutComments(text)]),
  ];
  return { wireVersion, parts: Object.fromEntries(parts.map(([name, part]) => [name, hashOf(part)])) };
}

function hashOf(part: unknown): string {
  return createHash("sha256").update(JSON.stringify(part)).digest("hex").slice(0, 16);
}

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\s+/g, " ");
}

/** Names of the parts that are not as they were. */
export function changedParts(before: WireFingerprint, now: WireFingerprint): string[] {
  const names = new Set([...Object.keys(before.parts), ...Object.keys(now.parts)]);
  return [...names].filter((name) => before.parts[name] !== now.parts[name]);
}
