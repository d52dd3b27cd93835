import { expect, test } from "vitest";
import type { CustomerId, WidgetId } from "#core/ids.ts";
import { CustomerBudgets, budgetLimits } from "./customer-budgets.ts";

const widgetId = "website" as WidgetId;
const from = (address: string, customer: number) => ({
  customerId: `customer-${customer}` as CustomerId,
  widgetId,
  address,
});

function open() {
  let now = 0;
  const budgets = new CustomerBudgets({ clock: { steady: () => now }, limits: { budgets: budgetLimits } });
  return { budgets, wait: (seconds: number) => (now += seconds * 1_000) };
}

/** How many of `count` strangers, each another customer, may begin a chat from there. */
function begun(budgets: CustomerBudgets, address: string, count: number): number {
  const customers = Array.from({ length: count }, (_, customer) => from(address, customer));
  return customers.filter((customer) => budgets.spend("chat", customer) === null).length;
}

test("[A-7] a thousand identities of one address begin no more chats than it has budget for", () => {
  const { budgets, wait } = open();
  expect(begun(budgets, "203.0.113.7", 1_000)).toBe(200);
  wait(15);
  expect(begun(budgets, "203.0.113.7", 1_000)).toBe(15);
  expect(begun(budgets, "203.0.113.8", 1)).toBe(1);
});

test("[A-7] a network of IPv6 has one budget, however many addresses it uses", () => {
  const { budgets } = open();
  const customers = Array.from({ length: 1_000 }, (_, at) => from(`2001:db8::${at.toString(16)}`, at));
  expect(customers.filter((customer) => budgets.spend("chat", customer) === null)).toHaveLength(200);
  expect(budgets.spend("chat", from("2001:db8:0:1::1", 1_001))).toBeNull();
});

test("[F-33] [A-7] whoever has a chat writes on while the address they share is used up", () => {
  const { budgets } = open();
  begun(budgets, "203.0.113.7", 1_000);
  const honest = from("203.0.113.7", 5_000);
  expect(budgets.spend("chat", honest)?.code).toBe("too-many-begun");
  for (let sent = 0; sent < 100; sent++) expect(budgets.spend("message", honest)).toBeNull();
});

test("[F-33] two hundred people behind one address begin a chat in the same moment", () => {
  expect(begun(open().budgets, "203.0.113.7", 200)).toBe(200);
});

test("[A-7] from many addresses a widget's budget holds, and a refusal costs nobody's budget", () => {
  const { budgets, wait } = open();
  const far = (at: number) => from(`198.51.${at >> 8}.${at & 255}`, at);
  const taken = Array.from({ length: 3_000 }, (_, at) => budgets.spend("chat", far(at)));
  expect(taken.filter((refused) => refused === null)).toHaveLength(2_000);
  wait(1);
  expect(budgets.spend("chat", far(2_999))).toBeNull();
});

test("[A-7] one customer neither begins nor says more than one person does", () => {
  const { budgets } = open();
  const one = from("203.0.113.7", 1);
  const chats = Array.from({ length: 50 }, () => budgets.spend("chat", one));
  expect(chats.filter((refused) => refused === null)).toHaveLength(20);
  const messages = Array.from({ length: 2_100 }, () => budgets.spend("message", one));
  expect(messages.filter((refused) => refused === null)).toHaveLength(2_000);
  expect(messages.at(-1)?.code).toBe("too-many-messages");
});

test("an address of this machine has no budget: a proxy there may hide everybody's", () => {
  expect(begun(open().budgets, "127.0.0.1", 1_000)).toBe(1_000);
});
