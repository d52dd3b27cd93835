import { byUser } from "../author.ts";
import { settingSaved } from "./account-event.ts";
import { describe, expect, test } from "vitest";
import { newAgent } from "../agent/agent.ts";
import type { OpeningHoursId } from "../ids.ts";
import type { OpeningHours } from "../opening-hours/opening-hours.ts";
import { at } from "../testing/at.ts";
import {
  accountId,
  ada,
  frontline,
  givenAccount,
  inAccount,
  kim,
  office,
  queueWith,
  robin,
  sales,
  saved,
  userWith,
} from "../testing/given-account.ts";
import type { Queue } from "./account.ts";
import { attends, whyNoChat } from "./why-no-chat.ts";

const hoursId = "hours" as OpeningHoursId;
const always = [{ from: 0, to: 1_440 }];
const hoursWith = (isOpen: boolean): OpeningHours => ({
  openingHoursId: hoursId,
  name: "Hours",
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => (isOpen ? always : [])),
  holidays: [],
});

/** The rule's answer for a sales queue that has no limits except those in `change`. */
function why(
  change: Partial<Queue>,
  {
    waitingCount = 0,
    isThere = true,
    isOpen = true,
  }: { waitingCount?: number; isThere?: boolean; isOpen?: boolean } = {},
) {
  const by = { at: at(0), by: byUser(ada) };
  const queue = queueWith({ queueId: sales, ...change });
  const { account } = givenAccount().happened(
    inAccount(settingSaved("opening-hours", hoursWith(isOpen), by)),
    saved({ queue }),
  );
  const queueNow = { waitingCount, isAttended: () => isThere };
  return whyNoChat({ account, queue: account.queues[sales]!, queueNow }, at(10));
}

describe("[B-15] a queue takes a new chat", () => {
  test("always, when nothing is set", () => {
    expect(why({}, { waitingCount: 10_000, isThere: false, isOpen: false })).toBeNull();
  });

  test("within its opening hours", () => {
    expect(why({ openingHoursId: hoursId })).toBeNull();
    expect(why({ openingHoursId: hoursId }, { isOpen: false })).toBe("closed");
  });

  test("while fewer wait than may", () => {
    expect(why({ waitingMax: 3 }, { waitingCount: 2 })).toBeNull();
    expect(why({ waitingMax: 3 }, { waitingCount: 3 })).toBe("full");
    expect(why({ waitingMax: 3 }, { waitingCount: 4 })).toBe("full");
  });

  test("while somebody is there, where it must not wait unattended", () => {
    expect(why({ mayWaitUnattended: false })).toBeNull();
    expect(why({ mayWaitUnattended: false }, { isThere: false })).toBe("unattended");
  });

  test("and of several reasons says the one that lasts longest", () => {
    const all = { openingHoursId: hoursId, waitingMax: 1, mayWaitUnattended: false };
    expect(why(all, { isOpen: false, waitingCount: 1, isThere: false })).toBe("closed");
    expect(why(all, { waitingCount: 1, isThere: false })).toBe("full");
  });
});

describe("[B-15] there for a queue", () => {
  const queue = queueWith({ queueId: sales, groupIds: [frontline] });
  const there = {
    user: userWith({ userId: robin }),
    agent: { ...newAgent(accountId, robin), base: "available" },
    isHere: true,
  } as const;

  test("is who serves it, is not Unavailable, and is here", () => {
    expect(attends(queue, there)).toBe(true);
    expect(attends(queue, { ...there, agent: { ...there.agent, base: "break" } })).toBe(true);
  });

  test.each([
    ["Unavailable", { agent: newAgent(accountId, robin) }],
    ["not here", { isHere: false }],
    ["without webchat", { user: userWith({ userId: robin, webchat: false }) }],
    ["disabled", { user: userWith({ userId: robin, disabled: true }) }],
    ["of another group", { user: userWith({ userId: kim, groupIds: [office] }) }],
  ])("is nobody who is %s", (_who, change) => {
    expect(attends(queue, { ...there, ...change })).toBe(false);
  });
});
