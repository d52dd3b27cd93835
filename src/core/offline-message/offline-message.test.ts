import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { CustomerId, OfflineMessageId, WidgetId } from "../ids.ts";
import { isRefusal } from "../refusal.ts";
import { at } from "../testing/at.ts";
import { accountId, givenAccount, robin, sales, sam } from "../testing/given-account.ts";
import { entryTo } from "../testing/given-chat.ts";
import { finishOfflineMessage } from "./finish-offline-message.ts";
import { leaveOfflineMessage, unseenToMax } from "./leave-offline-message.ts";
import { type OfflineMessage, type OfflineMessageEvent, evolveOfflineMessage } from "./offline-message.ts";

const offlineMessageId = "message" as OfflineMessageId;
const customerId = "customer" as CustomerId;
const words = { name: "Pat", email: "pat@home.example", text: "Call me" };

function leave({ unseenTo = 0, isFull = false, entry = entryTo(sales) } = {}) {
  const { account } = givenAccount();
  const left = { account, offlineMessageId, customerId, entry, words, unseenTo, isFull };
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
});
