import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { inChat } from "../change.ts";
import type { TemplateId, UserId } from "../ids.ts";
import { textParts } from "../message/message-part.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sam } from "../testing/given-account.ts";
import {
  agentWrote,
  chat1,
  chat2,
  closed,
  customerWrote,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { sendMessage } from "./send-message.ts";

const given = () =>
  givenAccount().happened(
    requested(chat1, at(0)),
    customerWrote(chat1, at(0)),
    taken(chat1, robin, at(1)),
    played(chat1, robin, at(2)),
  );

const sendAs = (world: ReturnType<typeof given>, userId: UserId, now = at(10)) =>
  sendMessage({ ...world.on(userId, chat1), text: "Hello!", templateId: null, seenNumber: 99 }, now);

describe("[B-29] writing", () => {
  test("[B-29] the owner of the active item can", () => {
    expect(sendAs(given(), robin)).toEqual([agentWrote(chat1, robin, at(10))]);
  });

  test("[B-29] the owner of a paused item cannot", () => {
    const world = given().happened(paused(chat1, robin, at(3)));
    expect(sendAs(world, robin)).toEqual({ refused: "not-active" });
    world.happened(played(chat1, robin, at(4)));
    expect(sendAs(world, robin)).toEqual([agentWrote(chat1, robin, at(10))]);
  });

  test("[B-29] nobody else can", () => {
    const world = given().happened(
      requested(chat2, at(0)),
      taken(chat2, sam, at(1)),
      played(chat2, sam, at(2)),
    );
    expect(sendAs(world, sam)).toEqual({ refused: "not-owner", ownerId: robin });
    world.happened(putBack(chat1, robin, at(5)));
    expect(sendAs(world, robin)).toEqual({ refused: "not-owner", ownerId: null });
  });

  test("[B-29] nobody can once it has ended", () => {
    const world = given();
    expect(sendAs(world, robin)).toEqual([agentWrote(chat1, robin, at(10))]);
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(5) })));
    expect(sendAs(world, robin)).toEqual({ refused: "in-wrap-up" });
    world.happened(closed(chat1, robin, at(6)));
    expect(sendAs(world, robin)).toEqual({ refused: "chat-over" });
  });

  test("[B-34] the template a reply was made from is kept with it", () => {
    const templateId = "greeting" as TemplateId;
    expect(
      sendMessage({ ...given().on(robin, chat1), text: "Good day", templateId, seenNumber: 99 }, at(10)),
    ).toEqual([
      inChat(chat1, {
        type: "message.sent",
        at: at(10),
        by: byUser(robin),
        parts: textParts("Good day"),
        templateId,
      }),
    ]);
  });
});
