import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { ChatId, CustomerId, OfflineMessageId, WidgetId } from "../ids.ts";
import { isRefusal } from "../refusal.ts";
import { at } from "../testing/at.ts";
import { accountId, givenAccount, robin, sales, sam } from "../testing/given-account.ts";
import { abandoned, chat1, entryTo, requested } from "../testing/given-chat.ts";
import type { Chat } from "../chat/chat.ts";
import { answerOfflineMessage } from "./answer-offline-message.ts";
import { finishOfflineMessage } from "./finish-offline-message.ts";
import { leaveOfflineMessage, unseenToMax } from "./leave-offline-message.ts";
import { type OfflineMessage, type OfflineMessageEvent, evolveOfflineMessage } from "./offline-message.ts";

const offlineMessageId = "message" as OfflineMessageId;
const customerId = "customer" as CustomerId;
const words = { name: "Pat", email: "pat@home.example", text: "Call me" };

function leave({ unseenTo = 0, isFull = false, entry = entryTo(sales) } = {}) {
  const { account } = givenAccount();
  const left = {
    account,
    offlineMessageId,
    customerId,
    entry,
    words,
    language: "de",
    queueId: null,
    unseenTo,
    isFull,
  };
  return leaveOfflineMessage(left, at(100));
}

function leftMessage(): OfflineMessage {
  const changes = leave();
  if (isRefusal(changes)) throw new Error(changes.refused);
  return evolveOfflineMessage(null, changes[0]!.event as OfflineMessageEvent);
}

describe("[B-73] an offline message", () => {
  test("is for the queue of the widget it was left at", () => {
    expect(leftMessage()).toEqual({
      offlineMessageId,
      accountId,
      number: 1,
      customerId,
      queueId: sales,
      entry: entryTo(sales),
      ...words,
      language: "de",
      leftAt: at(100),
      done: null,
    });
  });

  test("is refused where there is no such widget, and when many of the same customer wait", () => {
    expect(leave({ entry: { ...entryTo(sales), widgetId: "nowhere" as WidgetId } })).toEqual({
      refused: "widget-unknown",
    });
    expect(leave({ unseenTo: unseenToMax })).toEqual({ refused: "too-many-left" });
    expect(isRefusal(leave({ unseenTo: unseenToMax - 1 }))).toBe(false);
    expect(leave({ isFull: true })).toEqual({ refused: "messages-full" });
  });

  test("is done once, by who was first", () => {
    const message = leftMessage();
    const [change] = finishOfflineMessage(message, { at: at(200), by: byUser(robin) });
    const done = evolveOfflineMessage(message, change!.event as OfflineMessageEvent);
    expect(done).toEqual({ ...message, number: 2, done: { by: byUser(robin), at: at(200) } });
    expect(finishOfflineMessage(done, { at: at(300), by: byUser(sam) })).toEqual([]);
  });

  test("[B-79] is answered in a chat of the agent's, with its words and its address, once", () => {
    const world = givenAccount();
    const message = leftMessage();
    const chatId = "answered" as ChatId;
    const answer = (previous: Chat | null = null, asked = message) =>
      answerOfflineMessage({ ...world.on(robin, chat1), message: asked, previous, chatId }, at(200));
    world.happened(requested(chat1, at(150)));
    expect(answer(world.chat(chat1))).toEqual({ refused: "customer-has-chat" });
    world.happened(abandoned(chat1, at(160)));
    const changes = answer(world.chat(chat1));
    if (isRefusal(changes)) throw new Error(changes.refused);
    world.happened(changes);
    expect(world.chat(chatId)).toMatchObject({
      state: "owned",
      ownerId: robin,
      customerId,
      previousChatId: chat1,
      firstWords: "Call me",
      language: "de",
      mailing: { email: "pat@home.example", isTurnTold: true },
    });
    const finished = changes.at(-1)!.event as OfflineMessageEvent;
    expect(answer(null, evolveOfflineMessage(message, finished))).toEqual({
      refused: "offline-message-unknown",
    });
  });
});
