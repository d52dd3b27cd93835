import { test } from "vitest";
import { codeOf } from "./code-of.ts";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

/** A beginning of so many units taken of something that people write. */
const cut =
  /\b(text|page|browser|title|name|words|userAgent|excerpt|note|label)\s*\.\s*(slice\(\s*0\s*,\s*(\d|\w*(Length|Max))|substring\(|substr\()/;

test("[V-14] what people write is cut between graphemes", () => {
  const files = projectFiles(/^src\/.*\.tsx?$/).filter(
    ({ path }) => !/(\.test\.tsx?|\/cut-text\.ts)$/.test(path),
  );
  const findings = files.flatMap(({ path, text }) =>
    codeOf(text)
      .split("\n")
      .flatMap((line, index) =>
        cut.test(line) ? [`${path}:${index + 1}: use cutText, which does not cut an emoji in half.`] : [],
      ),
  );
  expectNone(findings, { files: files.length, atLeast: 200 });
});
