import { expect, test } from "vitest";
import type { OfflineMessageId } from "#core/ids.ts";
import { givenAccount, sales } from "#core/testing/given-account.ts";
import { chat1, customerOf, entryTo, page, requested } from "#core/testing/given-chat.ts";
import { presentChat, presentOfflineMessage } from "./present-cards.ts";

const world = givenAccount().happened(requested(chat1, 0));
const around = { contact: null, customerGone: false, customerPosition: null, ownPosition: null };
const message = {
  offlineMessageId: "message" as OfflineMessageId,
  accountId: world.account.accountId,
  number: 1,
  customerId: customerOf(chat1),
  queueId: sales,
  entry: entryTo(sales),
  name: "",
  email: "pat@home.example",
  text: "Call me",
  language: "en",
  leftAt: 0,
  done: null,
};

test.each([
  ["there", world.account, sales],
  ["gone", { ...world.account, widgets: {} }, null],
])("[B-25] [B-73] a card says how it came in when the widget is %s", (_is, account, widgetName) => {
  const entry = { channel: "webchat", widgetName, page };
  expect(presentChat(account, world.chat(chat1), around)).toMatchObject({ entry, page });
  expect(presentOfflineMessage(account, message)).toMatchObject({ entry });
});
