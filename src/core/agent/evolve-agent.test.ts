import { bySystem, byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { inAgent } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import {
  allocated,
  chat1,
  chat2,
  chose,
  closed,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { noticesMax, ownedCount, statusOf } from "./agent.ts";

/** Robin is there and owns two chats. */
const given = () =>
  givenAccount().happened(
    chose(robin, "available", at(0)),
    [chat1, chat2].flatMap((chatId) => [...requested(chatId, at(0)), ...taken(chatId, robin, at(1))]),
  );

const shown = (world: ReturnType<typeof given>) => {
  const agent = world.agent(robin);
  return { status: statusOf(agent), since: agent.statusSince };
};

describe("[B-54] status is derived", () => {
  test("[B-54] something active and not in wrap-up: Handling a chat", () => {
    const world = given();
    expect(statusOf(world.agent(robin))).toBe("available");
    world.happened(played(chat1, robin, at(5)));
    expect(statusOf(world.agent(robin))).toBe("handling");
  });

  test("[B-54] active and in wrap-up: Wrap-up", () => {
    const world = given().happened(
      played(chat1, robin, at(5)),
      ended(chat1, robin, wrapUpWith({ at: at(6) })),
    );
    expect(statusOf(world.agent(robin))).toBe("wrap-up");
    world.happened(paused(chat1, robin, at(7)), played(chat2, robin, at(7)));
    expect(statusOf(world.agent(robin))).toBe("handling");
  });

  test.each(["available", "break", "unavailable"] as const)("[B-54] else the base status: %s", (base) => {
    const world = given().happened(ended(chat1, robin, wrapUpWith({ at: at(6), running: false })));
    expect(statusOf(world.happened(chose(robin, base, at(7))).agent(robin))).toBe(base);
  });

  test("[B-40] pausing, putting back and closing give back the base status", () => {
    const handling = () => given().happened(played(chat1, robin, at(5)));
    const finished = ended(chat1, robin, wrapUpWith({ at: at(6) }));
    for (const what of [
      paused(chat1, robin, at(9)),
      putBack(chat1, robin, at(9)),
      [...finished, ...closed(chat1, robin, at(9))],
    ]) {
      expect(statusOf(handling().agent(robin))).toBe("handling");
      expect(shown(handling().happened(what))).toEqual({ status: "available", since: at(9) });
    }
  });
});

describe("[B-60] time in status", () => {
  test("[B-60] begins when what is shown changes", () => {
    const world = given();
    expect(shown(world)).toEqual({ status: "available", since: at(0) });
    world.happened(played(chat1, robin, at(5)));
    expect(shown(world)).toEqual({ status: "handling", since: at(5) });
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(9) })));
    expect(shown(world)).toEqual({ status: "wrap-up", since: at(9) });
  });

  test("[B-60] goes on from one chat to the next within the same status", () => {
    const world = given().happened(played(chat1, robin, at(5)));
    world.happened(
      inAgent(robin, { type: "agent.item-played", at: at(8), by: byUser(robin), chatId: chat2 }),
    );
    expect(shown(world)).toEqual({ status: "handling", since: at(5) });
  });

  test("[B-61] break time runs from when Break is shown, and choosing it changes no other time", () => {
    const world = given().happened(played(chat1, robin, at(5)), chose(robin, "break", at(8)));
    expect(shown(world)).toEqual({ status: "handling", since: at(5) });
    world.happened(paused(chat1, robin, at(12)));
    expect(shown(world)).toEqual({ status: "break", since: at(12) });
  });

  test("[B-60] a break for another reason is another break", () => {
    const world = given().happened(chose(robin, "break", at(8)));
    const otherReason = { type: "agent.status-chosen", at: at(9), by: byUser(robin), base: "break" } as const;
    world.happened(inAgent(robin, { ...otherReason, breakReasonId: null }));
    expect(shown(world)).toEqual({ status: "break", since: at(9) });
  });

  test("[B-62] a lapse is dated when the grace time ended", () => {
    const world = given().happened(
      inAgent(robin, { type: "agent.lapsed", at: at(90), by: bySystem("grace") }),
    );
    expect(shown(world)).toEqual({ status: "unavailable", since: at(90) });
  });
});

describe("what an agent owns", () => {
  test("[B-10] counts active, paused and in wrap-up", () => {
    const world = given().happened(
      played(chat1, robin, at(5)),
      ended(chat2, robin, wrapUpWith({ at: at(6), running: false })),
    );
    expect(ownedCount(world.agent(robin))).toBe(2);
    expect(ownedCount(world.happened(closed(chat2, robin, at(7))).agent(robin))).toBe(1);
  });

  test("[B-8] only an allocation counts as one, not taking by hand", () => {
    expect(given().agent(robin).lastAllocatedAt).toBe(0);
    const world = givenAccount().happened(requested(chat1, at(0)), allocated(chat1, robin, at(5)));
    expect(world.agent(robin).lastAllocatedAt).toBe(at(5));
  });
});

describe("[B-3] what the bell tells of", () => {
  test("[B-3] chats that arrived, not those the agent fetched", () => {
    expect(given().agent(robin).notices).toEqual([]);
    const world = givenAccount().happened(requested(chat1, at(0)), allocated(chat1, robin, at(5)));
    expect(world.agent(robin).notices).toEqual([{ number: 1, kind: "allocated", chatId: chat1, at: at(5) }]);
  });

  test("[B-3] chats that were taken away, not those the agent gave back", () => {
    const world = given().happened(putBack(chat1, robin, at(5)));
    expect(world.agent(robin).notices).toEqual([]);
    world.happened(
      inAgent(robin, {
        type: "agent.chat-lost",
        at: at(6),
        by: bySystem("grace"),
        chatId: chat2,
        why: "agent-gone",
      }),
    );
    expect(world.agent(robin).notices).toMatchObject([{ kind: "returned", chatId: chat2, at: at(6) }]);
  });

  test("[B-3] the newest of them", () => {
    const world = givenAccount();
    for (let time = 1; time <= noticesMax + 2; time++) {
      world.happened(
        inAgent(robin, {
          type: "agent.chat-gained",
          at: at(time),
          by: bySystem("allocation"),
          chatId: chat1,
          how: "allocated",
        }),
      );
    }
    const { notices } = world.agent(robin);
    expect(notices).toHaveLength(noticesMax);
    expect(notices.at(-1)).toMatchObject({ at: at(noticesMax + 2) });
  });
});
