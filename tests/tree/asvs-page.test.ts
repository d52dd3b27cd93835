import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const states = ["met", "met, no test", "in part", "not met", "not applicable"] as const;
const [page] = projectFiles(/^docs\/asvs\.md$/);

interface Line {
  readonly number: string;
  readonly level: string;
  readonly state: string;
  readonly why: string;
}

const lines: readonly Line[] = [
  ...(page?.text ?? "").matchAll(/^\|\s*(\d+\.\d+\.\d+)\s*\|\s*([12])\s*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm),
].map(([, number = "", level = "", , state = "", why = ""]) => ({
  number,
  level,
  state: state.trim(),
  why: why.trim(),
}));

/** Files that a line names. */
const filesIn = ({ why }: Line) =>
  [...why.matchAll(/`([\w./-]+\.(?:ts|tsx|md))`/g)].map(([, path = ""]) => path);

test("docs/asvs.md has each requirement of levels 1 and 2 once", () => {
  expect(lines.filter(({ level }) => level === "1")).toHaveLength(70);
  expect(lines.filter(({ level }) => level === "2")).toHaveLength(183);
  expect(new Set(lines.map(({ number }) => number)).size).toBe(lines.length);
});

test("what docs/asvs.md calls met has a test or a page that is there, and everything else a reason", () => {
  const findings = lines.flatMap((line) => {
    const { number, state, why } = line;
    const files = filesIn(line);
    const gone = files.filter((path) => !existsSync(path));
    const shows = files.some((path) => path.endsWith(".test.ts") || path.startsWith("docs/"));
    return [
      ...gone.map((path) => `docs/asvs.md ${number}: ${path} is not there. Name the file that shows it now.`),
      ...(state === "met" && !shows && !why.includes("README.md")
        ? [`docs/asvs.md ${number}: name the test that shows it, or call it "met, no test".`]
        : []),
      ...(why === "" ? [`docs/asvs.md ${number}: say why.`] : []),
      ...((states as readonly string[]).includes(state)
        ? []
        : [`docs/asvs.md ${number}: ${state} is no state.`]),
    ];
  });
  expectNone(findings, { files: lines.length, atLeast: 253 });
});

test("the sums at the top of docs/asvs.md are those of its lines", () => {
  for (const state of states) {
    const of = (level: string) => lines.filter((line) => line.state === state && line.level === level).length;
    expect(page?.text, state).toMatch(new RegExp(`^\\| ${state} +\\| +${of("1")} \\| +${of("2")} \\|$`, "m"));
  }
});
