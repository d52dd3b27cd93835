import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const rules = [
  "typescript/no-floating-promises",
  "typescript/no-misused-promises",
  "typescript/await-thenable",
];

test("[a check not awaited] the linter refuses promises that nobody awaits", () => {
  const [{ text } = { text: "" }] = projectFiles(/^\.oxlintrc\.json$/);
  for (const rule of rules) expect(text).toContain(`"${rule}": "error"`);
  for (const rule of rules)
    expect(text.split(`"${rule}"`), `${rule} is said once, for all files`).toHaveLength(2);
});

test("[a check not awaited] and nowhere in the product is it told to look away", () => {
  const files = projectFiles(/^src\/.*\.tsx?$/);
  const findings = files
    .filter(({ text }) =>
      /oxlint-disable[^\n]*(floating-promises|misused-promises|await-thenable)/.test(text),
    )
    .map(
      ({ path }) =>
        `${path}: await the promise, or hand what fails to somebody, instead of silencing the linter.`,
    );
  expectNone(findings, { files: files.length, atLeast: 200 });
});
