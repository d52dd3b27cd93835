import { describe, test } from "vitest";
import { isEverythingRequired } from "./required.ts";

/** Either what a suite needs, or why it is not there. */
export type Found<T> = T | { missing: string };

/**
 * A suite that needs something of the machine. Without it the suite is skipped under the reason's name,
 * and fails where everything is required.
 */
export function describeWith<T extends object>(found: Found<T>, name: string, body: () => void): void {
  if (!("missing" in found)) {
    describe(name, body);
    return;
  }
  if (!isEverythingRequired) {
    describe.skip(`${name} (${found.missing})`, body);
    return;
  }
  describe(name, () => {
    test("has what it needs", () => {
      throw new Error(found.missing);
    });
  });
}
