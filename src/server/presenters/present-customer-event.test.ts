import { expect, test } from "vitest";
import { type Author, byCustomer, bySystem, byUser } from "#core/author.ts";
import { type MessagePart, textParts } from "#core/message/message-part.ts";
import { accountId, givenAccount, robin, sales, widgetOf } from "#core/testing/given-account.ts";
import { chat1, customerOf } from "#core/testing/given-chat.ts";
import type { UserId } from "#core/ids.ts";
import type { StoredEvent } from "../ports/store.ts";
import { nameForCustomer } from "./name-for-customer.ts";
import { presentCustomerEvent } from "./present-customer-event.ts";

function said(by: Author, parts: readonly MessagePart[] = textParts("Hello")): StoredEvent {
  const body = { by, parts };
  return { accountId, logId: chat1, number: 2, at: 2, type: "message.sent", body, commandId: null };
}

const widget = widgetOf(sales);
const oracle = { kind: "oracle", id: "one" } as unknown as Author;

test.each([
  [byCustomer(customerOf(chat1)), { from: "customer" }],
  [byUser(robin), { from: "agent", name: "robin" }],
  [byUser("nobody" as UserId), { from: "agent", name: "" }],
  [{ kind: "bot", id: "one" } as const, { from: "agent", name: "" }],
  [{ kind: "token", id: "one" } as const, { from: "agent", name: "" }],
  [bySystem("announcement"), { from: "automatic" }],
  [oracle, { from: "agent", name: "" }],
])(
  "[B-36] [I-6] to the customer, what is said by %j comes from their own side only if it is theirs",
  (by, seen) => {
    const { account } = givenAccount();
    const event = presentCustomerEvent(account, said(by), widget);
    expect(event).toMatchObject({ type: "message", parts: textParts("Hello"), ...seen });
    expect(event).not.toHaveProperty("by");
  },
);

test("[B-36] parts of a kind that this server does not know are passed on for the page to judge", () => {
  const parts = [{ kind: "hologram" } as unknown as MessagePart, ...textParts("Nice?")];
  const event = presentCustomerEvent(givenAccount().account, said(byUser(robin), parts), widget);
  expect(event).toMatchObject({ parts });
});

test("[B-74] where a widget shows no agents, its customers read the company's name, and nobody's", () => {
  const { account } = givenAccount();
  const shown = account.widgets[widget]!;
  const hidden = { ...shown, appearance: { ...shown.appearance, showsAgents: false } };
  const quiet = { ...account, widgets: { ...account.widgets, [widget]: hidden } };
  const seen = presentCustomerEvent(quiet, said(byUser(robin)), widget);
  expect(seen).toMatchObject({ from: "agent", name: account.name });
  expect(JSON.stringify(seen)).not.toContain("robin");
  expect(nameForCustomer(quiet, widget, "nobody" as UserId)).toBe("");
});
