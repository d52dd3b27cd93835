import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import { agentWrote, chat1, customerWrote, played, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { replyWaitSince } from "./reply-wait.ts";
import { sendMessage } from "./send-message.ts";
import { unansweredMax } from "./unanswered.ts";

const given = () =>
  givenAccount().happened(
    requested(chat1, at(0)),
    customerWrote(chat1, at(1)),
    taken(chat1, robin, at(2)),
    played(chat1, robin, at(3)),
  );

const reply = (world: World, seenNumber: number, now = at(9)) =>
  sendMessage({ ...world.on(robin, chat1), text: "Hello!", templateId: null, seenNumber }, now);

const waitIn = (world: World) => replyWaitSince(world.chat(chat1));

describe("[B-32] [W-10] a reply that crossed words of the customer", () => {
  test("[W-10] leaves them waiting, from their own time", () => {
    const world = given();
    const seen = world.chat(chat1).number;
    world.happened(customerWrote(chat1, at(5)), customerWrote(chat1, at(6)));
    world.happened(reply(world, seen));
    expect(waitIn(world)).toBe(at(5));
    world.happened(reply(world, world.chat(chat1).number));
    expect(waitIn(world)).toBeNull();
  });

  test("[W-10] written before its sender had any of them answers none", () => {
    const world = given();
    world.happened(customerWrote(chat1, at(5)));
    world.happened(reply(world, 0));
    expect(waitIn(world)).toBe(at(1));
  });

  test("[W-10] says what its sender had only when that was not all", () => {
    const world = given();
    const { number } = world.chat(chat1);
    expect(reply(world, number)).toEqual([agentWrote(chat1, robin, at(9))]);
    expect(reply(world, number - 1)).toMatchObject([{ event: { seenNumber: number - 1 } }]);
  });

  test("[W-10] leaves a wait however many there were", () => {
    const world = given();
    const seen = world.chat(chat1).number;
    const written = Array.from({ length: unansweredMax * 3 }, (_, index) => at(5 + index / 10));
    world.happened(written.map((time) => customerWrote(chat1, time)));
    world.happened(reply(world, seen, at(20)));
    expect(waitIn(world)).toBeGreaterThanOrEqual(written[0]!);
    expect(waitIn(world)).toBeLessThanOrEqual(written.at(-1)!);
  });
});

/** A message; `behind` is the number of events that the agent's desk has not received yet. */
const writing = fc.record({ isReply: fc.boolean(), behind: fc.nat({ max: 6 }) });

test("[B-32] [W-10] whoever writes what, and whatever crosses, the wait starts at the first message no reply has seen", () => {
  fc.assert(
    fc.property(fc.array(writing, { maxLength: unansweredMax - 1 }), (writings) => {
      const world = given();
      let messages = [{ number: 2, at: at(1) }];
      for (const [index, { isReply, behind }] of writings.entries()) {
        const now = at(10 + index / 10);
        const { number } = world.chat(chat1);
        if (isReply) {
          world.happened(reply(world, number - behind, now));
          messages = messages.filter((message) => message.number > number - behind);
        } else {
          world.happened(customerWrote(chat1, now));
          messages.push({ number: number + 1, at: now });
        }
        expect(waitIn(world)).toBe(messages[0]?.at ?? null);
      }
    }),
  );
});
