import { resultsOption } from "../measuring/hand-over.ts";
import type { CrowdSize } from "./crowd.ts";

export interface BenchSize extends CrowdSize {
  readonly rounds: number;
  /** Measured time in seconds, after a warm-up of half as long. */
  readonly seconds: number;
  /** Messages a second while latency is measured. */
  readonly steadyPerSecond: number;
  /** Words that a contender's name must hold to take part. */
  readonly only: readonly string[];
}

const whole: BenchSize = {
  customers: 1_000,
  agents: 50,
  rounds: 5,
  seconds: 8,
  steadyPerSecond: 1_000,
  only: [],
};

/** Small enough to run with every test: it shows that the programs work, not how fast they are. */
const smoke: BenchSize = {
  ...whole,
  customers: 20,
  agents: 2,
  rounds: 1,
  seconds: 0.2,
  steadyPerSecond: 200,
};

/** Throws a `TypeError` on a word it does not know. */
export function readSize(words: readonly string[]): BenchSize {
  let size = words.includes("--smoke") ? smoke : whole;
  for (const word of words) {
    const [, name, value] = /^--(customers|agents|rounds|seconds)=([1-9]\d*)$/.exec(word) ?? [];
    if (name) size = { ...size, [name]: Number(value) };
    else if (!word.startsWith("--")) size = { ...size, only: [...size.only, word] };
    else if (word !== "--smoke" && !word.startsWith(resultsOption)) {
      throw new TypeError(
        `Not known: ${word}. There are --smoke, --customers=, --agents=, --rounds= and --seconds=.`,
      );
    }
  }
  return size;
}
