import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(/^src\/(client|desk|widget)\/.*\.tsx?$/).filter(
  ({ path }) => !path.includes(".test."),
);

test("[U-7] one rule says which Enter sends, for all text fields of the desk and of the chat", () => {
  const findings = files
    .filter(
      ({ path, text }) =>
        path !== "src/client/send-key.ts" && /=== ["']Enter["']|nativeEvent\.isComposing/.test(text),
    )
    .map(({ path }) => `${path}: ask SendKey whether a press of Enter sends: it may confirm a word.`);
  expectNone(findings, { files: files.length, atLeast: 150 });
  expect(files.filter(({ text }) => text.includes("new SendKey(")).map(({ path }) => path)).toEqual([
    "src/desk/drafts/reply-field.tsx",
    "src/desk/palette/palette.tsx",
    "src/widget/frame/composer.tsx",
  ]);
});
