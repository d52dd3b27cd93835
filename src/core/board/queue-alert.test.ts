import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Alarm,
  type Verdict,
  alarmAfter,
  alertAfterMs,
  alertOverMs,
  calm,
  verdictsOn,
} from "./queue-alert.ts";

const looks = fc.array(
  fc.record({ inMs: fc.nat(40_000), verdict: fc.constantFrom<Verdict>("wrong", "right", "between") }),
  { maxLength: 60 },
);

/** Had every look said so, without a break, for this long? */
function lasted(seen: readonly { at: number; verdict: Verdict }[], verdict: Verdict, forMs: number): boolean {
  const last = seen.at(-1)!;
  const broken = seen.findLastIndex((look) => look.verdict !== verdict);
  const first = seen[broken + 1];
  return first !== undefined && last.at - first.at >= forMs;
}

describe("[B-90] an alert", () => {
  test("begins when something was wrong long enough, and ends when it was right long enough, never else", () => {
    fc.assert(
      fc.property(looks, (made) => {
        let alarm: Alarm = calm;
        let at = 1_000;
        const seen: { at: number; verdict: Verdict }[] = [];
        for (const { inMs, verdict } of made) {
          at += inMs;
          seen.push({ at, verdict });
          const before = alarm.alertedAt;
          alarm = alarmAfter(alarm, verdict, at);
          if (before === null) expect(alarm.alertedAt).toBe(lasted(seen, "wrong", alertAfterMs) ? at : null);
          else expect(alarm.alertedAt).toBe(lasted(seen, "right", alertOverMs) ? null : before);
        }
      }),
    );
  });

  test("at the edge of its target a service level neither begins nor ends one", () => {
    const look = { waitingCount: 0, longestWaitSince: null, offered: 20, attending: 3 };
    const at = (serviceLevel: number, offered = 20) =>
      verdictsOn({ ...look, offered, serviceLevel }, { answerTargetMs: 1, serviceLevelTarget: 80 }, 0)[
        "service-level"
      ];
    expect([0.79, 0.8, 0.84, 0.85, 1].map((level) => at(level))).toEqual([
      "wrong",
      "between",
      "between",
      "right",
      "right",
    ]);
    expect(at(0, 4)).toBe("right");
    const perfect = { answerTargetMs: 1, serviceLevelTarget: 100 };
    expect(verdictsOn({ ...look, serviceLevel: 1 }, perfect, 0)["service-level"]).toBe("right");
  });

  test("says that customers wait too long, or alone, and nothing of a queue without targets", () => {
    const look = { waitingCount: 2, longestWaitSince: 0, offered: 20, serviceLevel: 0, attending: 0 };
    expect(verdictsOn(look, { answerTargetMs: 60_000, serviceLevelTarget: 80 }, 60_000)).toEqual({
      late: "wrong",
      "service-level": "wrong",
      unattended: "wrong",
    });
    expect(verdictsOn({ ...look, attending: 1 }, { answerTargetMs: 0, serviceLevelTarget: 0 }, 1e9)).toEqual({
      late: "right",
      "service-level": "right",
      unattended: "right",
    });
  });
});
