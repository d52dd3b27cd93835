import { expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { OpenChats } from "./open-chats.ts";

test("a chat looked at in two places is opened once and closed when both have looked away", () => {
  const said: string[] = [];
  const chats = new OpenChats({
    openChat: (chatId) => said.push(`open ${chatId}`),
    closeChat: (chatId) => said.push(`close ${chatId}`),
  });
  const dana = "dana" as ChatId;
  const lookAway = chats.look(dana);
  const lookAwayToo = chats.look(dana);
  lookAway();
  expect(said).toEqual(["open dana"]);
  lookAwayToo();
  expect(said).toEqual(["open dana", "close dana"]);
});
