import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(/^src\/desk\/.*\.tsx$/);

test("[U-18] words for days are drawn anew at midnight: they take today from useToday()", () => {
  const saying = files.filter(({ text }) => /\bdayWords\(/.test(text));
  const findings = saying
    .filter(({ text }) => !text.includes("useToday()") || /dayWords\([^()]*,[^()]*\bnow\(/.test(text))
    .map(({ path }) => `${path}: give dayWords() what useToday() gives, or "Today" stays after midnight.`);
  expectNone(findings, { files: files.length, atLeast: 80 });
  expect(saying.length).toBeGreaterThan(3);
});
