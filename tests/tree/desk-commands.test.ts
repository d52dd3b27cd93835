import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(/^src\/desk\/.*\.tsx?$/).filter(({ path }) => !path.includes(".test."));

test("[U-3] the desk gives its commands in one place, which knows what is unanswered and what may wait", () => {
  const findings = files
    .filter(({ path }) => path !== "src/desk/session/commands.ts")
    .filter(({ text }) => /session\s*\.command\(/.test(text))
    .map(({ path }) => `${path}: give the command with useCommand(), or with \`commands\` of the desk.`);
  expectNone(findings, { files: files.length, atLeast: 100 });
  expect(files.some(({ text }) => text.includes("session.command("))).toBe(true);
});
