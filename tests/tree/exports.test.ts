import { test } from "vitest";
import { codeOf } from "./code-of.ts";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const code = /^(src|tests|bench|tools)\/.*\.(ts|tsx|mjs)$/;

test("no file only passes on what other files export", () => {
  const files = projectFiles(code);
  const findings = files
    .filter(({ text }) => /^export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s/m.test(text))
    .map(({ path }) => `${path}: no re-exports; import from the file that has the thing.`);
  expectNone(findings, { files: files.length, atLeast: 50 });
});

test("exports have names", () => {
  const files = projectFiles(code).filter(({ path }) => !/(^|\/)(vite|vitest)\.config\.ts$/.test(path));
  const findings = files
    .filter(({ text }) => /\bexport\s+default\b|\bas\s+default\b/.test(codeOf(text)))
    .map(({ path }) => `${path}: give the export a name, the same as the file's, instead of default.`);
  expectNone(findings, { files: files.length, atLeast: 50 });
});
