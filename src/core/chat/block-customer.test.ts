import { describe, expect, test } from "vitest";
import { settingSaved } from "../account/account-event.ts";
import type { Block } from "../account/account.ts";
import { blockOf } from "../account/block-of.ts";
import { byUser } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, inAccount, robin, sales } from "../testing/given-account.ts";
import { chat1, customerOf, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { blockCustomer } from "./block-customer.ts";

const customerId = customerOf(chat1);
const by = { at: at(10), by: byUser(robin) };
const item = (until: number | null): Block => ({
  customerId,
  chatId: chat1,
  reason: "Insults",
  until,
  blockedBy: robin,
  blockedAt: at(10),
});

function block(world: World, forMs: number | null, max = 5) {
  const chat = world.chat(chat1);
  const asked = { account: world.account, userId: robin, chat, current: chat, reason: "Insults", forMs, max };
  return blockCustomer(asked, at(10));
}

describe("[B-66] blocking a customer", () => {
  test("[B-66] says who, why and until when, and ends an owned chat", () => {
    const world = givenAccount().happened(
      requested(chat1, at(0), { queueId: sales }),
      taken(chat1, robin, at(1)),
    );
    const changes = block(world, 60_000);
    const until = at(10) + 60_000;
    expect(changes).toMatchObject([
      inAccount(settingSaved("block", item(until), by)),
      inChat(chat1, { type: "customer.blocked", ...by, reason: "Insults", until }),
      { log: "chat", event: { type: "chat.ended", ...by } },
      { log: "agent" },
    ]);
    world.happened(changes);
    expect(world.chat(chat1).state).toBe("wrap-up");
    expect(blockOf(world.account, customerId, until - 1)).toEqual(item(until));
    expect(blockOf(world.account, customerId, until)).toBeNull();
  });

  test("[B-66] ends a waiting chat, for which nobody has a wrap-up", () => {
    const world = givenAccount().happened(requested(chat1, at(0), { queueId: sales }));
    const changes = block(world, null);
    expect(changes).toMatchObject([{}, {}, inChat(chat1, { type: "chat.abandoned", ...by, why: "ended" })]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "abandoned", abandonedBy: by.by });
    expect(blockOf(world.account, customerId, at(1_000_000_000))).toEqual(item(null));
  });

  test("[B-66] a chat that is over stays as it is, and a second block takes the first one's place", () => {
    const world = givenAccount().happened(requested(chat1, at(0), { queueId: sales }));
    world.happened(block(world, null));
    const again = block(world, 1_000, 1);
    expect(again).toMatchObject([{ log: "account" }, { event: { type: "customer.blocked" } }]);
    expect(again).toHaveLength(2);
  });

  test("[V-8] a full list refuses another customer's", () => {
    const world = givenAccount().happened(requested(chat1, at(0), { queueId: sales }));
    expect(block(world, null, 0)).toEqual({ refused: "list-full", list: "block", max: 0 });
  });
});
