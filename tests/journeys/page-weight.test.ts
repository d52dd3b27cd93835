import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";

/** Bytes that a browser downloads for these files. */
function weightOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

/** The scripts and sheets that a page names, as files. */
function namedBy(folder: string, base: string): string[] {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const names = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
  return [...new Set(names)].map((name) => join(folder, name.replace(base, "")));
}

/** The scripts that this one imports, but for those that are there already. */
function importedBy(file: string, known: readonly string[]): string[] {
  const names = [...readFileSync(file, "utf8").matchAll(/from\s*["`]\.\/([^"`]+)["`]/g)];
  return names.map(([, name = ""]) => join(dirname(file), name)).filter((other) => !known.includes(other));
}

test("[B-70] the launcher costs a company's page at most 2 KB", () => {
  const file = join(inject("buildFolder"), "widget", "launcher", "chat.js");
  expect(weightOf([file])).toBeLessThanOrEqual(2_048);
});

test("the customer's open chat is at most 20 KB, and each part that it fetches besides 4 KB", () => {
  const folder = join(inject("buildFolder"), "widget", "frame");
  const first = namedBy(folder, "/chat/");
  expect(first.length).toBeGreaterThanOrEqual(2);
  expect(weightOf(first)).toBeLessThanOrEqual(20_480);
  const all = readdirSync(join(folder, "assets")).map((name) => join(folder, "assets", name));
  const later = all.filter((file) => !first.includes(file)).toSorted();
  expect(later.map((file) => basename(file).replace(/-.{8}\.js$/, ""))).toEqual([
    "ending-place",
    "offline-place",
    "unavailable",
    "worker",
  ]);
  for (const file of later) expect(weightOf([file])).toBeLessThanOrEqual(4_096);
  // Nothing of them comes with the first load by another way.
  const [script = ""] = first.filter((file) => file.endsWith(".js"));
  const code = readFileSync(script, "utf8");
  expect(code.match(/(?:import|from)\s*["`]\.\/(?:ending|offline|unavailable)/)).toBeNull();
  // Vite's own loader weighs 0.7 KB and would have nothing to load ahead.
  expect(code.match(/modulepreload|preloadError/)).toBeNull();
});

test("the desk's first load is at most 200 KB with its words, which are those of one language", () => {
  const folder = join(inject("buildFolder"), "desk");
  const files = namedBy(folder, "/");
  expect(files.length).toBeGreaterThanOrEqual(2);
  const all = readdirSync(join(folder, "assets")).map((name) => join(folder, "assets", name));
  const languages = all.filter((file) => /^first-words-.*\.js$/.test(basename(file)));
  expect(languages.length).toBeGreaterThanOrEqual(2);
  expect(files.filter((file) => /(?:first|later)-words-/.test(file))).toEqual([]);
  const heaviest = Math.max(...languages.map((file) => weightOf([file, ...importedBy(file, files)])));
  expect(weightOf(files) + heaviest).toBeLessThanOrEqual(204_800);
});
