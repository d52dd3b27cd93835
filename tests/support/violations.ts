import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * Violations of WCAG 2.2 AA on this page, as far as a machine can tell: of all its rules, or of those that can differ
 * where only the colours do, which takes a fraction of the time.
 */
export async function violations(page: Page | Frame, rules: "all" | "of colours" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(readFileSync(axeFile, "utf8"));
  return await page.evaluate(async (isWhole) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
    const ofColours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
    const runOnly = isWhole ? all : ofColours;
    const result = await axe.run({ runOnly, resultTypes: ["violations"], preload: false });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, rules === "all");
}
