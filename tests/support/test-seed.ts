/**
 * Seeds everything that a test tries at random, so that one checkout passes or fails as a whole,
 * every time. New ground is searched on purpose: `BELLHOP_SEED=$RANDOM BELLHOP_RUNS=20000`,
 * `npm run simulate`, `npm run fuzz`.
 */
export const testSeed = Number(process.env["BELLHOP_SEED"] ?? 1130);
