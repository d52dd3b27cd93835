import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

/** Properties and values that mean the same side in every language. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)|translateX\(/g;

/** Four values, of which the second and the fourth are sides. */
const four = /(?:^|[\s;{])(?:margin|padding|inset|border-width|border-radius)\s*:([^;}]+)[;}]/g;

const value = /\w[\w-]*\((?:[^()]|\([^()]*\))*\)|[^\s]+/g;

function findingsIn(css: string): string[] {
  const found = [...css.matchAll(physical)].map(([text]) => text.trim());
  for (const [text, values = ""] of css.matchAll(four)) {
    const [first, second, third, fourth] = [...values.matchAll(value)].map(([one]) => one);
    if (fourth === undefined) continue;
    const isRadius = text.includes("radius");
    // The edges of a screen that something covers are where they are, in every language.
    if (values.includes("env(safe-area")) continue;
    if (isRadius ? first !== second || third !== fourth : second !== fourth) found.push(text.trim());
  }
  return found;
}

test("[B-83] [B-74] styles of the desk and of the chat are mirrored for languages that are written from right to left", () => {
  const files = projectFiles(/^src\/(?:desk|widget)\/.*\.css$/);
  const findings = files.flatMap(({ path, text }) =>
    findingsIn(text.replace(/\/\*[\s\S]*?\*\//g, "")).map(
      (found) => `${path}: write "${found}" with inline-start and inline-end, or block and inline.`,
    ),
  );
  const inline = projectFiles(/^src\/desk\/.*\.tsx$/).flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:(?:margin|padding|border)(?:Left|Right)\w*:|(?:m|p)[lr]=)/g)].map(
      ([found]) => `${path}: write "${found}" with InlineStart and InlineEnd.`,
    ),
  );
  const lowered = files
    .filter(({ text }) => text.includes(":dir("))
    .map(
      ({ path }) => `${path}: the build makes a list of languages of :dir(); write [dir="rtl"] before it.`,
    );
  expectNone([...findings, ...inline, ...lowered], { files: files.length, atLeast: 25 });
});

test.each([
  ["a { margin-left: 1px; }", 1],
  ["a { left: 0; }", 1],
  ["a { text-align: right; }", 1],
  ["a { padding: 1px 2px 3px 4px; }", 1],
  ["a { padding: 1px var(--b) calc(1px + 2px) var(--b); }", 0],
  ["a { border-radius: 0 0 var(--r) var(--r); }", 0],
  ["a { border-radius: 4px 14px 14px 14px; }", 1],
  ["a { margin-inline-start: 1px; inset-inline: 0; text-align: start; }", 0],
])("the check for sides: %s", (css, count) => {
  if (findingsIn(css).length !== count) throw new Error(findingsIn(css).join("; "));
});
