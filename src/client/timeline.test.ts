import { describe, expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { seededRandom } from "../../tests/support/busy-day.ts";
import {
  type EventsPiece,
  type Timeline,
  extendTimeline as extendIn,
  haveOf,
  prependTimeline,
} from "./timeline.ts";

type Line = { readonly number: number };
const chatId = "chat-one" as ChatId;

/** As over a connection to one and the same history. */
const extendTimeline = <Event extends Line>(
  timeline: Timeline<Event> | undefined,
  piece: EventsPiece<Event>,
  history = "one",
) => extendIn(timeline, piece, history);

/** The piece with the events after `after` up to `upTo`, as a server would push it. */
function piece(after: number, upTo: number, olderLeftOut = false): EventsPiece<Line> {
  const events = Array.from({ length: upTo - after }, (_, index) => ({ number: after + index + 1 }));
  return { chatId, after, upTo, events, olderLeftOut };
}

function numbers(timeline: Timeline<Line> | undefined): number[] {
  return timeline?.events.map(({ number }) => number) ?? [];
}

const upToNumber = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("pieces of a chat", () => {
  test("[V-18] that are of another history take the place of everything that is held, however far that goes", () => {
    const held = extendTimeline<Line>(undefined, piece(0, 9)).timeline;
    const restored = extendTimeline(held, { ...piece(0, 6), anew: true }, "two");
    expect([numbers(restored.timeline), restored.hasGap]).toEqual([upToNumber(6), false]);
    expect(haveOf(restored.timeline)).toEqual({ number: 6, history: "two" });
    expect(numbers(extendTimeline(restored.timeline, piece(6, 7), "two").timeline)).toEqual(upToNumber(7));
  });

  test("[V-18] are counted to the history of the connection over which they came", () => {
    const held = extendTimeline<Line>(undefined, piece(0, 5)).timeline;
    expect(haveOf(held)).toEqual({ number: 5, history: "one" });
    expect(haveOf(extendTimeline(held, piece(5, 5), "two").timeline)).toEqual({ number: 5, history: "two" });
    expect(haveOf(extendTimeline(held, piece(7, 9), "two").timeline)).toEqual({ number: 5, history: "one" });
    expect(haveOf(undefined)).toBeNull();
  });

  test("that follow on are put at the end", () => {
    const first = extendTimeline<Line>(undefined, piece(0, 3)).timeline;
    const { timeline, hasGap } = extendTimeline(first, piece(3, 5));
    expect(numbers(timeline)).toEqual([1, 2, 3, 4, 5]);
    expect([timeline.upTo, hasGap]).toEqual([5, false]);
  });

  test("that come twice, or overlap, change nothing that is there", () => {
    const held = extendTimeline<Line>(undefined, piece(0, 5)).timeline;
    for (const again of [piece(0, 5), piece(3, 5), piece(0, 2), piece(4, 5)]) {
      expect(extendTimeline(held, again)).toEqual({ timeline: held, hasGap: false });
    }
    expect(numbers(extendTimeline(held, piece(2, 8)).timeline)).toEqual(upToNumber(8));
  });

  test("that leave a gap are not taken, and the gap is told of", () => {
    const held = extendTimeline<Line>(undefined, piece(0, 5)).timeline;
    expect(extendTimeline(held, piece(6, 8))).toEqual({ timeline: held, hasGap: true });
    const unknown = extendTimeline<Line>(undefined, piece(6, 8));
    expect([numbers(unknown.timeline), unknown.timeline.upTo, unknown.hasGap]).toEqual([[], 0, true]);
  });

  test("of a chat too long for one of them replace what was held, and say that there is more", () => {
    const held = extendTimeline<Line>(undefined, piece(0, 5)).timeline;
    const { timeline, hasGap } = extendTimeline(held, { ...piece(300, 500), after: 0, olderLeftOut: true });
    expect([numbers(timeline)[0], timeline.upTo, timeline.hasOlder, hasGap]).toEqual([301, 500, true, false]);
    const late = extendTimeline(timeline, { ...piece(100, 300), after: 0, olderLeftOut: true });
    expect(late).toEqual({ timeline, hasGap: false });
  });

  test("may leave numbers out that are not for this reader: that is no gap", () => {
    const held = extendTimeline<Line>(undefined, {
      ...piece(0, 4),
      events: [{ number: 1 }, { number: 4 }],
    }).timeline;
    const { timeline, hasGap } = extendTimeline(held, { ...piece(4, 9), events: [{ number: 9 }] });
    expect([numbers(timeline), hasGap]).toEqual([[1, 4, 9], false]);
  });

  test.each(Array.from({ length: 50 }, (_, seed) => seed))(
    "[F-9] doubled, dropped and late ones heal as soon as what follows is asked for again, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      let timeline: Timeline<Line> | undefined;
      let log = 0;
      const late: EventsPiece<Line>[] = [];
      const take = (one: EventsPiece<Line>) => {
        const extended = extendTimeline(timeline, one);
        timeline = extended.timeline;
        expect(numbers(timeline)).toEqual(upToNumber(timeline.upTo));
        // The client asks for a gap; the answer is everything after the events it holds.
        if (extended.hasGap && random() < 0.8)
          timeline = extendTimeline(timeline, piece(timeline.upTo, log)).timeline;
      };
      for (let round = 0; round < 60; round++) {
        const pushed = piece(log, (log += 1 + Math.floor(random() * 3)));
        const fate = random();
        if (fate < 0.2) continue;
        if (fate < 0.4) late.push(pushed);
        else take(pushed);
        if (fate > 0.8) take(pushed);
        if (late.length > 0 && random() < 0.3) take(late.shift()!);
      }
      take(piece(timeline?.upTo ?? 0, log));
      expect(numbers(timeline)).toEqual(upToNumber(log));
    },
  );
});

describe("older pages", () => {
  test("are put before what is held, each line once", () => {
    const held = extendTimeline<Line>(undefined, { ...piece(10, 15), after: 0, olderLeftOut: true }).timeline;
    const page = { events: piece(5, 11).events, olderLeftOut: true };
    const once = prependTimeline(held, page);
    expect(numbers(once)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(numbers(prependTimeline(once, page))).toEqual(numbers(once));
    const all = prependTimeline(once, { events: piece(0, 5).events, olderLeftOut: false });
    expect([numbers(all), all.hasOlder, all.upTo]).toEqual([upToNumber(15), false, 15]);
  });
});
