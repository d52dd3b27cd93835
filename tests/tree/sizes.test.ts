import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const fileLinesMax = 400;
const readmeLinesMax = 40;

const lineCount = (text: string) => text.trimEnd().split("\n").length;

test("no file of code is longer than a reader can hold", () => {
  const files = projectFiles(/^(src|tests|bench|tools)\/.*\.(ts|tsx|mjs|css)$/);
  const findings = files
    .filter(({ text }) => lineCount(text) > fileLinesMax)
    .map(
      ({ path, text }) =>
        `${path}: ${lineCount(text)} lines; split it by thing or action, to at most ${fileLinesMax}.`,
    );
  expectNone(findings, { files: files.length, atLeast: 50 });
});

test("a folder's README says where to start and no more", () => {
  // The root's is the product's, not a folder's.
  const files = projectFiles(/\/README\.md$/);
  const findings = files
    .filter(({ text }) => lineCount(text) > readmeLinesMax)
    .map(
      ({ path, text }) =>
        `${path}: ${lineCount(text)} lines; at most ${readmeLinesMax}, the rest into docs/.`,
    );
  expectNone(findings, { files: files.length, atLeast: 6 });
});

test("every project has a README", () => {
  const projects = ["core", "contract", "client", "widget", "desk", "server"];
  const present = new Set(projectFiles(/^src\/[a-z]+\/README\.md$/).map(({ path }) => path));
  const findings = projects
    .filter((project) => !present.has(`src/${project}/README.md`))
    .map((project) => `src/${project}/README.md: say what belongs here, what does not, and where to start.`);
  expectNone(findings, { files: projectFiles(/^src\//).length, atLeast: 50 });
});
