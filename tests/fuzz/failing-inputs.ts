/**
 * Inputs that once failed, the smallest that did. They are put to their targets first in every run. When
 * one fails: take target and input from what `npm run fuzz` says, add them here with a line on what was
 * wrong, and only then mend it.
 */
export const failingInputs: readonly {
  readonly target: string;
  readonly wrong: string;
  readonly input: string;
}[] = [];
