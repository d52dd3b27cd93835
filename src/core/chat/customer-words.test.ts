import { byCustomer, bySystem } from "../author.ts";
import { describe, expect, test } from "vitest";
import { inChat } from "../change.ts";
import type { ContactId, QueueId, WidgetId } from "../ids.ts";
import { textParts } from "../message/message-part.ts";
import { settingSaved } from "../account/account-event.ts";
import { at } from "../testing/at.ts";
import {
  accountId,
  givenAccount,
  inAccount,
  queueWith,
  robin,
  sales,
  saved,
  stillHere,
  welcome,
  widgetOf,
} from "../testing/given-account.ts";
import {
  abandoned,
  browser,
  chat1,
  chat2,
  closed,
  customerOf,
  customerWrote,
  ended,
  entryTo,
  page,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { belongsTo, continueChat, requestChat } from "./customer-words.ts";

const contactId = "contact" as ContactId;
const customerId = customerOf(chat1);
const ask = (world: World, { previous = false, entry = entryTo(sales) } = {}) =>
  requestChat(
    {
      account: world.account,
      customerId,
      chatId: chat2,
      entry,
      previous: previous ? world.chat(chat1) : null,
      contactId: previous ? world.chat(chat1).contactId : null,
      ...browser,
      text: "Hello?",
      queueNow: { waitingCount: 0, isAttended: () => true },
    },
    at(100),
  );

const firstWords = inChat(chat2, {
  type: "message.sent",
  at: at(100),
  by: byCustomer(customerId),
  parts: textParts("Hello?"),
});

describe("asking for a chat", () => {
  test("[B-80] what is announced at once follows the customer's words in the same save", () => {
    const after = { ...stillHere, afterMs: 1 };
    const queue = queueWith({ queueId: sales, announcements: [after, welcome] });
    const decided = ask(givenAccount().happened(saved({ queue }, at(100))));
    expect(decided).toHaveLength(4);
    expect([decided].flat().at(-2)).toEqual(firstWords);
    expect([decided].flat().at(-1)).toEqual(
      inChat(chat2, {
        type: "message.sent",
        at: at(100),
        by: bySystem("announcement"),
        announcementId: welcome.announcementId,
        parts: textParts(welcome.text),
      }),
    );
  });

  test("[B-7] it waits in its widget's queue from then on, with what the customer said", () => {
    const world = givenAccount();
    const changes = ask(world);
    expect(changes).toEqual([
      {
        log: "customer",
        id: customerId,
        event: { type: "customer.chat-requested", at: at(100), by: byCustomer(customerId), chatId: chat2 },
      },
      inChat(chat2, {
        type: "chat.requested",
        at: at(100),
        by: byCustomer(customerId),
        chatId: chat2,
        accountId,
        customerId,
        queueId: sales,
        previousChatId: null,
        contactId: null,
        entry: entryTo(sales),
        ...browser,
      }),
      firstWords,
    ]);
    world.happened(changes);
    expect(world.chat(chat2)).toMatchObject({
      state: "waiting",
      queuedAt: at(100),
      firstWords: "Hello?",
      customerMessages: 1,
      replyWaitSince: at(100),
    });
    expect(world.customer(customerId).chatId).toBe(chat2);
  });

  test("[B-78] it is linked to the chat before it, and stays with its contact", () => {
    const world = givenAccount().happened(requested(chat1, at(0), { contactId }), abandoned(chat1, at(9)));
    world.happened(ask(world, { previous: true }));
    expect(world.chat(chat2)).toMatchObject({ previousChatId: chat1, contactId });
  });

  test("[B-78] only through a widget whose queue there is", () => {
    const world = givenAccount();
    const entry = { ...entryTo(sales), widgetId: "unheard-of" as WidgetId };
    expect(ask(world, { entry })).toEqual({ refused: "widget-unknown" });
    const widget = { ...world.account.widgets[widgetOf(sales)]!, queueId: "gone" as QueueId };
    world.happened(inAccount(settingSaved("widget", widget, { at: at(1), by: bySystem("set-up") })));
    expect(ask(world)).toEqual({ refused: "queue-unknown" });
  });
});

/** On the same page as the request for the chat. */
const thanks = { text: "Thanks", page };

describe("[B-78] where a customer's words belong", () => {
  const inConversation = () =>
    givenAccount().happened(requested(chat1, at(0)), customerWrote(chat1, at(0)), taken(chat1, robin, at(1)));
  const belongs = (world: World, seenNumber: number) =>
    belongsTo(world.chat(chat1), { ...thanks, seenNumber });

  test("[B-78] to an open chat always", () => {
    expect(belongs(inConversation(), 0)).toBe(true);
    expect(belongs(inConversation(), 3)).toBe(true);
  });

  test.each(["wrap-up", "closed"] as const)(
    "[B-78] to one in %s only when written before its end was seen",
    (state) => {
      const world = inConversation().happened(ended(chat1, robin, wrapUpWith({ at: at(10) })));
      if (state === "closed") world.happened(closed(chat1, robin, at(20)));
      expect(belongs(world, 3)).toBe(true);
      expect(belongs(world, 4)).toBe(false);
      expect(belongs(world, 5)).toBe(false);
    },
  );

  test("[B-78] the same for one that was abandoned", () => {
    const world = givenAccount().happened(requested(chat1, at(0)), abandoned(chat1, at(9)));
    expect(belongs(world, 1)).toBe(true);
    expect(belongs(world, 2)).toBe(false);
  });

  test("[B-78] words that crossed the end are kept with the old chat and change nothing in it", () => {
    const world = inConversation().happened(ended(chat1, robin, wrapUpWith({ at: at(10) })));
    const changes = continueChat(world.chat(chat1), { ...thanks, seenNumber: 3 }, at(11));
    expect(changes).toEqual([customerWrote(chat1, at(11), "Thanks")]);
    expect(world.happened(changes).chat(chat1)).toMatchObject({
      state: "wrap-up",
      lastMessage: { excerpt: "Thanks" },
    });
  });

  test("[B-25] words written on another page say where the customer is now", () => {
    const world = inConversation();
    const elsewhere = { text: "And this one?", page: "https://acme.example/shoes", seenNumber: 3 };
    world.happened(continueChat(world.chat(chat1), elsewhere, at(11)));
    expect(world.chat(chat1)).toMatchObject({ page: elsewhere.page, entry: entryTo(sales) });
  });

  test("[F-11] the same words twice on purpose are two messages", () => {
    const world = inConversation();
    const again = () => continueChat(world.chat(chat1), { ...thanks, text: "ok", seenNumber: 3 }, at(11));
    world.happened(again(), again());
    expect(world.chat(chat1)).toMatchObject({ customerMessages: 3, number: 5 });
  });
});
