import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commands } from "#contract/commands/commands.ts";
import { clientFrame } from "#contract/frame-schemas.ts";
import { queries } from "#contract/queries/queries.ts";
import { projectFiles } from "./project-files.ts";
import { countedPattern } from "./regex-steps.ts";

const literal =
  /(?<=[(=,:?[!&|]\s*)\/(?![*/\s])((?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[\s.,;)\]])/g;

/** Every regular expression that the product has, and where. */
function patternsOfProduct(): [where: string, pattern: RegExp][] {
  const files = projectFiles(/^src\/.*\.tsx?$/).filter(
    ({ path }) => !/\.test\.ts$|\/testing\/|vite\.config/.test(path),
  );
  const written = files.flatMap(({ path, text }) =>
    [...text.matchAll(literal)].map(([whole, source = "", flags]): [string, RegExp] => [
      `${path}: ${whole}`,
      new RegExp(source, flags),
    ]),
  );
  const schemas = [...Object.values({ ...commands, ...queries }).map(({ payload }) => payload), clientFrame];
  const promised = schemas.flatMap((schema) =>
    [
      ...JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })).matchAll(
        /"pattern":("(?:[^"\\]|\\.)*")/g,
      ),
    ].map(([, pattern = ""]) => JSON.parse(pattern) as string),
  );
  return [
    ...written,
    ...[...new Set(promised)].map((source): [string, RegExp] => [`contract: ${source}`, new RegExp(source)]),
  ];
}

/** The most that the steps grow by when the text becomes twice as long. */
function growthOf(pattern: RegExp): number {
  const { signs, steps } = countedPattern(pattern);
  const some = [...new Set(signs)].slice(0, 12);
  const pumps = [...some, ...some.flatMap((one) => some.map((two) => one + two)), signs.join("")];
  const growths = pumps.flatMap((pump) =>
    // After what begins a match, and before what ends none.
    ["", signs.join(""), ...signs.slice(0, 3)].flatMap((before) =>
      ["", "\u0001"].map((after) => {
        const stepsFor = (times: number) => steps(before + pump.repeat(times) + after);
        return stepsFor(120) / Math.min(Math.max(stepsFor(60), 60), 1e6);
      }),
    ),
  );
  return Math.max(...growths);
}

describe("[slow patterns]", () => {
  const patterns = patternsOfProduct();

  test("the product's regular expressions are found", () => {
    expect(patterns.length).toBeGreaterThanOrEqual(20);
    expect(patterns.map(([where]) => where).join("\n")).toContain("src/client/split-links.ts");
  });

  test.each(patterns)("twice the text is twice the steps: %s", (where, pattern) => {
    const words = "write it so that no text can be tried in many ways, or without a regular expression";
    expect(growthOf(pattern), `${where}: ${words}`).toBeLessThan(2.6);
  });

  test("patterns that are slow are told from those that are not", () => {
    for (const slow of [/^(a+)+$/, /^(\w|a)*$/, /\s+$/, /^.*=.*=$/])
      expect(growthOf(slow), slow.source).toBeGreaterThan(2.6);
    for (const quick of [/^a+$/, /^[a-z]+=\d+$/, /(?:^|; )name=([^;]+)/])
      expect(growthOf(quick), quick.source).toBeLessThan(2.6);
  });
});
