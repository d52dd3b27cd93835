import { describe, expect, test } from "vitest";
import { byUser } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sam } from "../testing/given-account.ts";
import { chat1, closed, ended, putBack, requested, taken, wrapUpWith } from "../testing/given-chat.ts";
import { markAbusive } from "./mark-abusive.ts";

const given = () => givenAccount().happened(requested(chat1, at(0)), taken(chat1, robin, at(1)));

const marked = (isAbusive: boolean) =>
  inChat(chat1, { type: "chat.marked-abusive", at: at(5), by: byUser(robin), isAbusive });

describe("marking a chat as abusive", () => {
  test("[B-56] is in its log, and can be taken back; the second time changes nothing", () => {
    const world = given();
    for (const isAbusive of [true, false]) {
      const changes = markAbusive({ ...world.on(robin, chat1), isAbusive }, at(5));
      expect(changes).toEqual([marked(isAbusive)]);
      expect(world.happened(changes).chat(chat1)).toMatchObject({ isAbusive });
      expect(markAbusive({ ...world.on(robin, chat1), isAbusive }, at(6))).toEqual([]);
    }
  });

  test("[B-56] in wrap-up too, and until it is closed; then the mark stays", () => {
    const world = given().happened(marked(true), ended(chat1, robin, wrapUpWith({ at: at(6) })));
    const back = () => markAbusive({ ...world.on(robin, chat1), isAbusive: false }, at(5));
    expect(back()).toEqual([marked(false)]);
    world.happened(closed(chat1, robin, at(8)));
    expect(back()).toEqual({ refused: "chat-over" });
    expect(world.chat(chat1)).toMatchObject({ state: "closed", isAbusive: true });
  });

  test("[B-56] by its agent; whoever has it next still sees it", () => {
    const world = given();
    const refused = { refused: "not-owner", ownerId: robin };
    expect(markAbusive({ ...world.on(sam, chat1), isAbusive: true }, at(5))).toEqual(refused);
    world.happened(marked(true), putBack(chat1, robin, at(6)), taken(chat1, sam, at(7)));
    expect(world.chat(chat1)).toMatchObject({ ownerId: sam, isAbusive: true });
  });
});
