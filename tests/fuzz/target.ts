import fc from "fast-check";

/** One thing that is fuzzed. What is put to it is text, so that an input that failed can be kept. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<string>;
  /** Its share of the count that was asked for: 1 = all of it. */
  readonly share?: number;
  open(): Promise<Lane>;
}

/** One of several that put inputs to the same target at the same time, each one after the other. */
export interface Lane {
  /** Says what is wrong with the response; `null` when nothing is. */
  probe(input: string): Promise<string | null>;
  close(): void;
}

/** How often each thing was said in answer. */
export type Tally = Map<string, number>;

export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly input: string;
  readonly wrong: string;
}

interface Run {
  readonly count: number;
  readonly seed: number;
  /** How many ask at the same time. */
  readonly lanes: number;
  /** Inputs that once failed; they come first. */
  readonly kept: readonly string[];
}

/** Puts `count` inputs to the target; a finding has the smallest input that still fails. */
export async function runTarget(target: Target, { count, seed, lanes, kept }: Run): Promise<Finding[]> {
  const numRuns = Math.ceil(count / lanes);
  const findings = await Promise.all(
    Array.from({ length: lanes }, async (_, index): Promise<Finding[]> => {
      const lane = await target.open();
      const laneSeed = seed + index;
      const property = fc.asyncProperty(target.inputs, async (input) => {
        const wrong = await lane.probe(input);
        if (wrong !== null) throw new Error(wrong);
      });
      const examples = kept.map((input): [string] => [input]);
      const result = await fc.check(property, { seed: laneSeed, numRuns: numRuns + kept.length, examples });
      lane.close();
      if (!result.failed) return [];
      const [input = ""] = result.counterexample ?? [];
      const { errorInstance } = result;
      const wrong = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
      return [{ target: target.name, seed: laneSeed, input, wrong }];
    }),
  );
  // The others have found the same, most likely; mended, the next run finds what is left.
  return findings.flat().slice(0, 1);
}

export function count(tally: Tally, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}
