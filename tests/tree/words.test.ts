import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

/** Places that exist on one machine, or in one network, only. */
const elsewhere = [/\/(?:home|root|Users)\/[\w.-]+/, /https?:\/\/registry\./];

test("nothing points outside the project", () => {
  const files = projectFiles();
  const findings = files.flatMap(({ path, text }) =>
    elsewhere
      .flatMap((place) => place.exec(text) ?? [])
      .map((place) => `${path}: take out "${place}"; whoever clones this project does not have it.`),
  );
  expectNone(findings, { files: files.length, atLeast: 100 });
});

test("the lock file names no registry", () => {
  const files = projectFiles(/^package-lock\.json$/);
  const findings = files
    .filter(({ text }) => text.includes('"resolved":'))
    .map(({ path }) => `${path}: write it with the settings of .npmrc, which leave the addresses out.`);
  expectNone(findings, { files: files.length, atLeast: 1 });
});
