import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";

/** What a browser downloads for these files, in bytes. */
function weightOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

/** The scripts and sheets that a page names, as files. */
function namedBy(folder: string, base: string): string[] {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const names = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
  return [...new Set(names)].map((name) => join(folder, name.replace(base, "")));
}

test("[B-70] the launcher costs a company's page at most 2 KB", () => {
  const file = join(inject("buildFolder"), "widget", "launcher", "chat.js");
  expect(weightOf([file])).toBeLessThanOrEqual(2_048);
});

test("the customer's open chat is at most 20 KB", () => {
  const folder = join(inject("buildFolder"), "widget", "frame");
  const files = readdirSync(join(folder, "assets")).map((name) => join(folder, "assets", name));
  expect(files.length).toBeGreaterThanOrEqual(2);
  expect(weightOf(files)).toBeLessThanOrEqual(20_480);
});

test("the desk's first load is at most 200 KB", () => {
  const files = namedBy(join(inject("buildFolder"), "desk"), "/");
  expect(files.length).toBeGreaterThanOrEqual(2);
  expect(weightOf(files)).toBeLessThanOrEqual(204_800);
});
