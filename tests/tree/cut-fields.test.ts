import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(/^src\/(desk|widget)\/.*\.tsx$/);

test("[U-11] no field cuts what is pasted into it: it keeps all of it and says by how much it is too long", () => {
  const findings = files
    .filter(({ text }) => /\bmax[Ll]ength\s*[=:]/.test(text))
    .map(({ path }) => `${path}: use a field of look/limited-*.tsx; \`maxLength\` cuts without a word.`);
  expectNone(findings, { files: files.length, atLeast: 80 });
  expect(files.filter(({ text }) => text.includes("lengthMax={")).length).toBeGreaterThan(5);
});
