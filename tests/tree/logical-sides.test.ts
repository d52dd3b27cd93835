import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

/** Left and right in style sheets; half of the width is the same from either side. */
const physical =
  /\b(?:border|margin|padding)-(?:left|right)\b|text-align: (?:left|right)|^\s*(?:left|right): (?!50%;)/gm;

test("[B-76] the desk's style sheets say start and end, so that the desk is right from right to left, too", () => {
  const files = projectFiles(/^src\/desk\/.*\.css$/);
  const findings = files.flatMap(({ path, text }) =>
    [...text.matchAll(physical)].map(
      ([found]) => `${path}: "${found.trim()}" is one side of the screen; use the logical property.`,
    ),
  );
  expectNone(findings, { files: files.length, atLeast: 20 });
  expect("a { border-left: 0; left: 4px; }\n  right: 0;".match(physical)).toHaveLength(2);
});
