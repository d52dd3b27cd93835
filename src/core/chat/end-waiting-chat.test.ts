import { describe, expect, test } from "vitest";
import { byUser } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sales, sam } from "../testing/given-account.ts";
import { chat1, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { endWaitingChat } from "./end-waiting-chat.ts";

const given = () => givenAccount().happened(requested(chat1, at(0), { queueId: sales }));
const end = (world: World) =>
  endWaitingChat({ account: world.account, userId: robin, chat: world.chat(chat1) }, at(10));

describe("ending a chat that waits", () => {
  test("[A-7] it is over at once, and says who ended it; a second time there is nothing to end", () => {
    const world = given();
    const changes = end(world);
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.abandoned", at: at(10), by: byUser(robin), why: "ended" }),
    ]);
    world.happened(changes);
    expect(end(world)).toEqual({ refused: "chat-over" });
  });

  test("[A-7] one that somebody has taken is left alone, and whose it is is said", () => {
    const world = given().happened(taken(chat1, sam, at(1)));
    expect(end(world)).toEqual({ refused: "already-owned", by: sam });
  });
});
