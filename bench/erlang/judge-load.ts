import { type Expected, expectedOf } from "./erlang-c.ts";
import { type Batch, type Play, playLoad } from "./play-load.ts";

/** Largest deviation from the formula, as a share of it. */
const toleranceShare = 0.05;
/** Differences in waits below this are ignored. */
const toleranceMs = 50;

/** Of Student's distribution with 19 degrees of freedom: 20 batches. */
const t95 = 2.093;
const t999 = 3.883;

/** The mean of the batches, give or take what chance does in 95 and in 99.9 of 100 plays. */
export interface Estimate {
  readonly mean: number;
  readonly plusMinus: number;
  readonly plusMinusAtMost: number;
}

/** One figure of a load beside what the formula says. */
export interface Judged {
  readonly expected: number;
  readonly played: Estimate;
  /** Excess over agents who lose no time, for the same customers. */
  readonly excess: Estimate;
  readonly isWithin: boolean;
}

export type Judgement = { readonly [Figure in keyof Expected]: Judged };

/**
 * Plays a load and compares it with Erlang's C. Two conditions must hold. For the same customers, the
 * difference from the ideal line is at most 5 % of the formula; chance plays no part in this, so it reveals
 * any waste. And the formula, give or take 5 %, lies where chance may have put the result.
 */
export function judgeLoad(play: Play): Judgement {
  const expected = expectedOf(play, play.withinMs);
  const batches = playLoad(play);
  return {
    waitMs: judge(expected.waitMs, batches, { of: "waitMs", ideal: "idealWaitMs", atLeast: toleranceMs }),
    within: judge(expected.within, batches, { of: "within", ideal: "idealWithin", atLeast: 0 }),
    occupancy: judge(expected.occupancy, batches, { of: "occupancy", ideal: null, atLeast: 0 }),
  };
}

export function isWithin(judgement: Judgement): boolean {
  return Object.values(judgement).every((judged) => judged.isWithin);
}

function judge(
  expected: number,
  batches: readonly Batch[],
  { of, ideal, atLeast }: { of: keyof Batch; ideal: keyof Batch | null; atLeast: number },
): Judged {
  const played = estimate(batches.map((batch) => batch[of]));
  const excess = estimate(batches.map((batch) => (ideal ? batch[of] - batch[ideal] : 0)));
  const tolerance = Math.max(atLeast, expected * toleranceShare);
  const mayBeChance = Math.abs(played.mean - expected) <= tolerance + played.plusMinusAtMost;
  return { expected, played, excess, isWithin: mayBeChance && Math.abs(excess.mean) <= tolerance };
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, plusMinus: t95 * error, plusMinusAtMost: t999 * error };
}
