import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const writtenLarge = /^(README|ARCHITECTURE|LICENSE|CONTRIBUTING|SECURITY|CHANGELOG)(\.md)?$/;
const emptyWords = /^(utils?|helpers?|common|managers?|services?|handlers?|data|info|misc)$/;

test("files and folders are named in kebab-case", () => {
  const files = projectFiles(/^(src|tests|bench|tools|docs)\//);
  const findings = files
    .filter(({ path }) => path.split("/").some((part) => !kebabCase.test(part) && !writtenLarge.test(part)))
    .map(({ path }) => `${path}: write the name in kebab-case, after the file's one export.`);
  expectNone(findings, { files: files.length, atLeast: 50 });
});

test("no name is one that would fit anything", () => {
  const files = projectFiles(/^(src|tests|bench|tools|docs)\//);
  const findings = files.flatMap(({ path }) =>
    path
      .split(/[/._-]/)
      .filter((word) => emptyWords.test(word))
      .map((word) => `${path}: "${word}" says nothing; name the thing or the action instead.`),
  );
  expectNone(findings, { files: files.length, atLeast: 50 });
});
