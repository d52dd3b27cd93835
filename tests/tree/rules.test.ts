import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const rulesText = projectFiles(/^docs\/rules\.md$/)[0]?.text ?? "";
const numbers = [...rulesText.matchAll(/^- (?:[●○] )?([BI]-\d+) /gm)].map(([, number = ""]) => number);
const statuses = new Map(
  [...rulesText.matchAll(/^\| ([BI]-\d+) +\| (\w+) +\|$/gm)].map(([, number = "", status = ""]) => [
    number,
    status,
  ]),
);

const testFiles = projectFiles(/^(src|tests)\/.*\.test\.ts$/);
const title = /\b(?:test|it|describe)\b[\w.]*(?:\([^()]*\))?\(\s*(["'`])([\s\S]*?)\1/g;
const cited = new Set(
  testFiles
    .flatMap(({ text }) => [...text.matchAll(title)])
    .flatMap(([, , words = ""]) => [...words.matchAll(/\[([BI]-\d+)\]/g)])
    .map(([, number = ""]) => number),
);

test("every rule has its number once and its row in the table", () => {
  const findings = [
    ...numbers
      .filter((number, index) => numbers.indexOf(number) !== index)
      .map((number) => `docs/rules.md: ${number} is given twice; a new rule takes a new number.`),
    ...numbers
      .filter((number) => !statuses.has(number))
      .map((number) => `docs/rules.md: add a row for ${number} to the table at the end.`),
    ...[...statuses]
      .filter(([number, status]) => !numbers.includes(number) || !["built", "planned"].includes(status))
      .map(([number]) => `docs/rules.md: the row of ${number} needs a rule above, and "built" or "planned".`),
  ];
  expectNone(findings, { files: numbers.length, atLeast: 80 });
});

test("every rule that is built has a test that cites it", () => {
  const built = [...statuses].filter(([, status]) => status === "built").map(([number]) => number);
  const findings = built
    .filter((number) => !cited.has(number))
    .map(
      (number) => `docs/rules.md: ${number} is built, so write a test whose title starts with [${number}].`,
    );
  expectNone(findings, { files: testFiles.length, atLeast: 5 });
});

test("no test cites a rule that there is not", () => {
  const unknown = [...cited].filter((number) => !numbers.includes(number));
  expect(unknown, "cite the rule by its number in docs/rules.md").toEqual([]);
});
