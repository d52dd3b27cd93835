import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const report = readFileSync(fileURLToPath(new URL("docs/accessibility-report.md", root)), "utf8");

test("[B-76] every test that the accessibility report names is there", () => {
  const named = new Set(
    [...report.matchAll(/`((?:tests|src)\/[^`]+\.test\.ts)`/g)].map(([, path = ""]) => path),
  );
  expect([...named].filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
  expect(named.size).toBeGreaterThan(8);
});

test("[B-76] the accessibility report has a line for each criterion, and each says what for and by what", () => {
  const lines = report.split("\n").filter((line) => /^\| \d\.\d\.\d+ /.test(line));
  const verdict = /^(supports|partially supports|does not support|not applicable)$/;
  for (const line of lines) {
    const [, , chat = "", desk = "", by = ""] = line.split("|").map((cell) => cell.trim());
    expect([verdict.test(chat), verdict.test(desk), by !== ""], line).toEqual([true, true, true]);
  }
  // WCAG 2.2 has 55 criteria of A and AA.
  expect(
    lines.filter((line) => /^\| [1-4]\.[1-5]\.\d+ [A-Z]/.test(line) && !line.startsWith("| 4.2.")),
  ).toHaveLength(55);
});
