import { readFileSync } from "node:fs";
import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

test("every script of package.json begins by making sure of its Node", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const files = new Map(projectFiles(/^tools\/.*\.mjs$/).map(({ path, text }) => [path, text]));
  const findings = Object.entries(scripts).flatMap(([name, command]) => {
    const path = /^node (tools\/\S+\.mjs)( |$)/.exec(command)?.[1];
    if (!path)
      return [
        `package.json: "${name}" must be \`node tools/….mjs\`, which runs where only an older Node is.`,
      ];
    const [firstImport] = /^import .*$/m.exec(files.get(path) ?? "") ?? [];
    if (firstImport === 'import "./ensure-node.mjs";') return [];
    return [`${path}: its first import must be "./ensure-node.mjs", or an older Node runs it.`];
  });
  expectNone(findings, { files: Object.keys(scripts).length, atLeast: 10 });
});
