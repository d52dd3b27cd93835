import { describe, expect, test } from "vitest";
import { expectedOf, shareThatWaits } from "../../bench/erlang/erlang-c.ts";
import { isWithin, judgeLoad } from "../../bench/erlang/judge-load.ts";

const meanHandlingMs = 300_000;
const withinMs = 20_000;

/** Every load with few customers; `npm run bench:erlang` plays more loads with many. */
const loads = [1, 5, 20].flatMap((agents) => [0.5, 0.8, 0.9].map((rho) => ({ agents, rho })));

const judged = (load: { agents: number; rho: number }, hearsLateMs = 0) =>
  judgeLoad({ ...load, meanHandlingMs, withinMs, seed: 7, arrivals: 3_150, hearsLateMs });

describe("waits in virtual time, through the rules and the allocation", () => {
  test("Erlang's C formula gives what is printed in tables of it", () => {
    expect(shareThatWaits({ agents: 1, rho: 0.8 })).toBeCloseTo(0.8, 12);
    expect(shareThatWaits({ agents: 2, rho: 0.5 })).toBeCloseTo(1 / 3, 12);
    expect(shareThatWaits({ agents: 10, rho: 0.8 })).toBeCloseTo(0.4092, 4);
    expect(shareThatWaits({ agents: 100, rho: 0.95 })).toBeCloseTo(0.5065, 3);
    const { waitMs, within } = expectedOf({ agents: 1, rho: 0.5, meanHandlingMs }, meanHandlingMs * 2);
    expect(waitMs).toBeCloseTo(meanHandlingMs, 6);
    expect(within).toBeCloseTo(1 - 0.5 / Math.E, 12);
  });

  test.each(loads)("[B-9] [I-9] no agent is wasted: $agents agents at $rho are as Erlang C says", (load) => {
    const judgement = judged(load);
    expect(judgement).toMatchObject({
      waitMs: { isWithin: true },
      within: { isWithin: true },
      occupancy: { isWithin: true },
    });
    // To the rounding: for the very same customers the product is as good as agents who lose no moment.
    expect(Math.abs(judgement.waitMs.excess.mean)).toBeLessThan(0.001);
  });

  const middling = loads.filter(({ rho }) => rho === 0.8);
  test.each(middling)("[B-9] an agent idle for 5 % of each handling time is found out: $agents", (load) => {
    expect(isWithin(judged(load, meanHandlingMs * 0.05))).toBe(false);
  });
});
