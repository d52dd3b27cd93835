import type { Figures } from "../measuring/hand-over.ts";
import { type Spread, spreadOf, spreadWords } from "../measuring/spread.ts";
import type { MeasuredTarget, Program, Target } from "../targets.ts";

/** The figures handed over by the programs that were run. */
export type Results = ReadonlyMap<Program, Figures>;

/** `null`: not measured. */
type Verdict = boolean | null;

export const tableHead = ["target", "measured", "ratio to its baseline", "met"];

/** One table row for each target. A ratio compares figures of the same round. */
export function judgeTargets(targets: readonly Target[], results: Results): string[][] {
  return targets.map((target) => {
    if ("program" in target) return rowOf(target, results.get(target.program) ?? {});
    return [
      target.words,
      target.command ? `\`${target.command}\`` : "",
      "",
      target.command ? "not run here" : "not measured",
    ];
  });
}

function rowOf(target: MeasuredTarget, figures: Figures): string[] {
  const own = figures[target.figure] ?? [];
  if (own.length === 0) return [target.words, "", "", "not measured"];
  const { ratios, differences } = beside(own, target.baseline ? figures[target.baseline] : undefined);
  const judged = { itself: own, ratio: ratios, difference: differences }[target.judged];
  return [
    target.words,
    spreadWords(spreadOf(own), target.digits),
    ratios.length > 0 ? spreadWords(spreadOf(ratios), 2) : "",
    verdictWords(verdictOn(target, judged.length > 0 ? spreadOf(judged) : null)),
  ];
}

function beside(own: readonly number[], baseline: readonly number[] = []) {
  const pairs = own.flatMap((value, round) => {
    const other = baseline[round];
    return other === undefined ? [] : [{ value, other }];
  });
  return {
    ratios: pairs.map(({ value, other }) => value / other),
    differences: pairs.map(({ value, other }) => value - other),
  };
}

function verdictOn(
  { atMost = Infinity, atLeast = -Infinity }: MeasuredTarget,
  judged: Spread | null,
): Verdict {
  return judged && judged.median <= atMost && judged.median >= atLeast;
}

function verdictWords(verdict: Verdict): string {
  if (verdict === null) return "not measured";
  return verdict ? "yes" : "no";
}
