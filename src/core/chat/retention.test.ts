import { byUser } from "../author.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import {
  abandoned,
  chat1,
  closed,
  customerWrote,
  ended,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { erasedUpTo, erasureDue, finishedAt } from "./retention.ts";

const day = 24 * 3_600_000;

const noted = inChat(chat1, { type: "note.added", at: at(99), by: byUser(robin), text: "after the end" });

describe("when a chat finished", () => {
  test("[B-80] not while it waits, is owned or is in wrap-up; then when it closed, whatever is added later", () => {
    const world = givenAccount();
    const finished = () => finishedAt(world.chat(chat1));
    world.happened(requested(chat1, at(0)), customerWrote(chat1, at(1)));
    expect(finished()).toBeNull();
    world.happened(taken(chat1, robin, at(2)));
    expect(finished()).toBeNull();
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(3) })));
    expect(finished()).toBeNull();
    world.happened(closed(chat1, robin, at(4)));
    expect(finished()).toBe(at(4));
    world.happened(noted);
    expect(finished()).toBe(at(4));
  });

  test("[B-80] an abandoned one when its customer left", () => {
    const world = givenAccount().happened(requested(chat1, at(0)), abandoned(chat1, at(5)), noted);
    expect(finishedAt(world.chat(chat1))).toBe(at(5));
  });
});

describe("how long finished chats are kept", () => {
  test("[B-80] 0 days is for ever", () => {
    expect(erasureDue({ retentionDays: 0 }, at(9))).toBeNull();
    expect(erasedUpTo({ retentionDays: 0 }, at(9))).toBeNull();
  });

  test("[B-80] so many days, to the millisecond", () => {
    expect(erasureDue({ retentionDays: 30 }, at(9))).toBe(at(9) + 30 * day);
    expect(erasedUpTo({ retentionDays: 30 }, at(9) + 30 * day)).toBe(at(9));
  });

  test("[B-80] a chat is among those to be erased exactly from when it is due", () => {
    const days = fc.integer({ min: 1, max: 3_650 });
    const time = fc.integer({ min: 0, max: 10_000 * day });
    fc.assert(
      fc.property(days, time, time, (retentionDays, finished, now) => {
        const isDue = (erasureDue({ retentionDays }, finished) ?? Infinity) <= now;
        expect(finished <= (erasedUpTo({ retentionDays }, now) ?? -1)).toBe(isDue);
      }),
    );
  });
});
