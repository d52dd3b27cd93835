import type { RandomStep } from "./random-step.ts";

/**
 * Runs that once failed, shrunk. They are played first in every run. When one fails: take the
 * counterexample from its message, add it here with a line on what was wrong, and only then mend it.
 */
export const failingSeeds: readonly { readonly wrong: string; readonly steps: RandomStep[][] }[] = [];
