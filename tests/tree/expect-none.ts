import { expect } from "vitest";

/**
 * Fails with the findings, each of which says what to do instead, and when fewer files were seen than
 * there must be: a check that sees nothing proves nothing.
 */
export function expectNone(findings: string[], seen: { files: number; atLeast: number }): void {
  expect(seen.files, "files seen by this check").toBeGreaterThanOrEqual(seen.atLeast);
  expect(findings.join("\n")).toBe("");
}
