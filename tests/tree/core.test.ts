import { test } from "vitest";
import { codeOf } from "./code-of.ts";
import { expectNone } from "./expect-none.ts";
import { importsOf } from "./imports-of.ts";
import { projectFiles } from "./project-files.ts";

const impurities = [
  { words: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)/, instead: "take the time as a parameter" },
  { words: /\bMath\s*\.\s*random\b|\bcrypto\b/, instead: "take ids and what chance decides as parameters" },
  { words: /\bset(Timeout|Interval|Immediate)\b/, instead: "return what is due and when; the server waits" },
  { words: /\bPromise\b|\basync\b|\bawait\b/, instead: "return the result; the server does the waiting" },
];

test("the rules know no clock, no chance and no promises", () => {
  const files = projectFiles(/^src\/core\/.*\.ts$/).filter(({ path }) => !path.endsWith(".test.ts"));
  const findings = files.flatMap(({ path, text }) =>
    codeOf(text)
      .split("\n")
      .flatMap((line, index) =>
        impurities
          .filter(({ words }) => words.test(line))
          .map(({ instead }) => `${path}:${index + 1}: ${instead}.`),
      ),
  );
  expectNone(findings, { files: files.length, atLeast: 10 });
});

test("what is there for the tests of the rules is imported by nothing else", () => {
  const forTests = /^src\/core\/testing\//;
  const files = projectFiles(/^src\/.*\.tsx?$/).filter(
    ({ path }) => !/\.test\.tsx?$/.test(path) && !forTests.test(path),
  );
  const findings = files.flatMap((file) =>
    importsOf(file)
      .filter((found) => found.path !== undefined && forTests.test(found.path))
      .map(({ name }) => `${file.path}: "${name}" is for tests only; move what the product needs out of it.`),
  );
  expectNone(findings, { files: files.length, atLeast: 50 });
});
