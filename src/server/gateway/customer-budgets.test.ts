import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findNumber } from "#client/find-number.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Challenge, Proof } from "#contract/proof-of-work.ts";
import type { CustomerId, WidgetId } from "#core/ids.ts";
import { type BudgetLimits, CustomerBudgets, type Spender, budgetLimits } from "./customer-budgets.ts";
import { proofWithinMs } from "./proofs-of-work.ts";

const widgetId = "website" as WidgetId;
const from = (address: string, customer: number): Spender => ({
  customerId: `customer-${customer}` as CustomerId,
  widgetId,
  address,
});

/** Easy work, so that a test can do much of it. */
const work = { least: 20, most: 40 };
const sha256 = (text: string) => createHash("sha256").update(text).digest();

function open(limits: Partial<BudgetLimits> = {}) {
  let now = 0;
  let commands = 0;
  const budgets = new CustomerBudgets({
    clock: { steady: () => now },
    limits: { budgets: { ...budgetLimits, work, ...limits } },
  });
  const newId = () => `command-${++commands}` as CommandId;
  type Kind = Parameters<CustomerBudgets["spend"]>[0];
  const spend = (kind: Kind, spender: Spender, asked: { id?: CommandId; proof?: Proof | undefined } = {}) =>
    budgets.spend(kind, spender, { id: newId(), ...asked });
  return {
    budgets,
    newId,
    spend,
    wait: (seconds: number) => (now += seconds * 1_000),
    /** How many of `count` strangers, each another customer, may begin a chat from there without any work. */
    begun: (address: string, count: number) =>
      Array.from({ length: count }, (_, customer) => from(address, customer)).filter(
        (customer) => spend("chat", customer) === null,
      ).length,
    /** Does the work that is asked of this stranger. */
    proofFor(spender: Spender, id: CommandId, kind: "chat" | "offline-message" = "chat"): Proof {
      const challenge = spend(kind, spender, { id })?.with as Challenge;
      return { token: challenge.token, number: findNumber(challenge, sha256) };
    },
  };
}

const address = "203.0.113.7";

test("[A-7] a thousand identities of one address begin no more chats than it has budget for", () => {
  const { begun, wait } = open();
  expect(begun(address, 1_000)).toBe(200);
  wait(15);
  expect(begun(address, 1_000)).toBe(15);
  expect(begun("203.0.113.8", 1)).toBe(1);
});

test("[A-7] a network of IPv6 has one budget, however many addresses it uses", () => {
  const { spend } = open();
  const customers = Array.from({ length: 1_000 }, (_, at) => from(`2001:db8::${at.toString(16)}`, at));
  expect(customers.filter((customer) => spend("chat", customer) === null)).toHaveLength(200);
  expect(spend("chat", from("2001:db8:0:1::1", 1_001))).toBeNull();
});

test("[F-33] [A-7] whoever has a chat writes on while the address they share is used up", () => {
  const { begun, spend } = open();
  begun(address, 1_000);
  const honest = from(address, 5_000);
  expect(spend("chat", honest)?.code).toBe("proof-required");
  for (let sent = 0; sent < 100; sent++) expect(spend("message", honest)).toBeNull();
});

test("[F-33] two hundred people behind one address begin a chat in the same moment", () => {
  expect(open().begun(address, 200)).toBe(200);
});

test("[A-7] from many addresses a widget's budget holds, and a refusal costs nobody's budget", () => {
  const { spend, wait } = open();
  const far = (at: number) => from(`198.51.${at >> 8}.${at & 255}`, at);
  const taken = Array.from({ length: 3_000 }, (_, at) => spend("chat", far(at)));
  expect(taken.filter((refused) => refused === null)).toHaveLength(2_000);
  wait(1);
  expect(spend("chat", far(2_999))).toBeNull();
});

test("[A-7] one customer neither begins nor says more than one person does, whatever work they would do", () => {
  const { spend } = open();
  const one = from(address, 1);
  const chats = Array.from({ length: 50 }, () => spend("chat", one));
  expect(chats.filter((refused) => refused === null)).toHaveLength(20);
  expect(chats.at(-1)?.code).toBe("too-many-begun");
  const messages = Array.from({ length: 2_100 }, () => spend("message", one));
  expect(messages.filter((refused) => refused === null)).toHaveLength(2_000);
  expect(messages.at(-1)?.code).toBe("too-many-messages");
});

test("an address of this machine has no budget: a proxy there may hide everybody's", () => {
  expect(open().begun("127.0.0.1", 1_000)).toBe(1_000);
});

describe("past a budget that strangers share", () => {
  /** The address is used up by others. */
  function attacked(limits?: Partial<BudgetLimits>) {
    const opened = open(limits);
    opened.begun(address, 1_000);
    return opened;
  }

  test("[F-33] [B-66] two hundred new customers behind the attacked address begin a chat, each with a proof", () => {
    const { spend, newId, proofFor } = attacked();
    const honest = Array.from({ length: 200 }, (_, at) => from(address, 5_000 + at));
    const begun = honest.map((customer) => {
      const id = newId();
      return spend("chat", customer, { id, proof: proofFor(customer, id) });
    });
    expect(begun).toEqual(honest.map(() => null));
    expect(spend("chat", from(address, 6_000))?.code).toBe("proof-required");
  });

  test.each([
    ["another command", { id: "command-other" as CommandId }],
    ["another customer", { customerId: "customer-other" as CustomerId }],
    ["another widget", { widgetId: "other-website" as WidgetId }],
  ])(
    "[B-66] a proof does not count for %s",
    (_, { id: otherId, ...other }: Partial<Spender> & { id?: CommandId }) => {
      const { spend, newId, proofFor } = attacked();
      const [customer, id] = [from(address, 5_000), newId()];
      const proof = proofFor(customer, id);
      const refused = spend("chat", { ...customer, ...other }, { id: otherId ?? id, proof });
      expect(refused?.code).toBe("proof-required");
      expect(spend("chat", customer, { id, proof })).toBeNull();
    },
  );

  test("[B-66] nor at another account, nor for an offline message, nor with another number, nor too late", () => {
    const { spend, newId, proofFor, wait } = attacked({
      "offline-message": { network: { atOnce: 0, perSecond: 0 } },
    });
    const [customer, id] = [from(address, 5_000), newId()];
    const proof = proofFor(customer, id);
    expect(attacked().spend("chat", customer, { id, proof })?.code).toBe("proof-required");
    expect(spend("offline-message", customer, { id, proof })?.code).toBe("proof-required");
    const wrong = { ...proof, number: proof.number + 1 };
    expect(spend("chat", customer, { id, proof: wrong })?.code).toBe("proof-required");
    wait(proofWithinMs / 1_000);
    for (let others = 0; others < 200; others++) spend("chat", from(address, others));
    expect(spend("chat", customer, { id, proof })?.code).toBe("proof-required");
  });

  test("[B-66] what is repeated with its proof after a lost answer spends nothing again", () => {
    const limits = { ...budgetLimits["proven-chat"], network: { atOnce: 2, perSecond: 0 } };
    const { spend, newId, proofFor } = attacked({ "proven-chat": limits });
    const [customer, id] = [from(address, 5_000), newId()];
    const proof = proofFor(customer, id);
    for (let sent = 0; sent < 5; sent++) expect(spend("chat", customer, { id, proof })).toBeNull();
    const [other, otherId] = [from(address, 5_001), newId()];
    expect(spend("chat", other, { id: otherId, proof: proofFor(other, otherId) })).toBeNull();
  });

  test("[A-7] [B-66] chats with a proof have a budget too: the more of it is spent the more work, then none helps", () => {
    const proven = { network: { atOnce: 4, perSecond: 1 } };
    const { spend, newId, proofFor, wait } = attacked({
      "proven-chat": proven,
      work: { least: 100, most: 200 },
    });
    const asked: number[] = [];
    for (let at = 0; at < 4; at++) {
      const [customer, id] = [from(address, 5_000 + at), newId()];
      asked.push(Number(spend("chat", customer, { id })?.with?.["numbers"]));
      expect(spend("chat", customer, { id, proof: proofFor(customer, id) })).toBeNull();
    }
    expect(asked).toEqual([100, 125, 150, 175]);
    const late = from(address, 6_000);
    expect(spend("chat", late)?.code).toBe("too-many-begun");
    expect(spend("chat", from("203.0.113.8", 6_000))).toBeNull();
    wait(0.5);
    expect(spend("chat", late)?.code).toBe("too-many-begun");
  });

  test("[B-66] a proof that came while the budget was growing again is not needed, and spends no budget of proofs", () => {
    const limits = { network: { atOnce: 1, perSecond: 0 } };
    const { spend, newId, proofFor, wait } = attacked({ "proven-chat": limits });
    const [customer, id] = [from(address, 5_000), newId()];
    const proof = proofFor(customer, id);
    wait(1);
    expect(spend("chat", customer, { id, proof })).toBeNull();
    const [other, otherId] = [from(address, 5_001), newId()];
    expect(spend("chat", other, { id: otherId, proof: proofFor(other, otherId) })).toBeNull();
  });

  test("[B-66] a used-up widget asks everybody for work, and an offline message is begun with it as well", () => {
    const limits = { ...budgetLimits.chat, widget: { atOnce: 1, perSecond: 0 } };
    const left = { ...budgetLimits["offline-message"], account: { atOnce: 1, perSecond: 0 } };
    const { spend, newId, proofFor } = open({ chat: limits, "offline-message": left });
    for (const kind of ["chat", "offline-message"] as const) {
      expect(spend(kind, from("203.0.113.8", 1))).toBeNull();
      const [customer, id] = [from("203.0.113.9", 2), newId()];
      const proof = proofFor(customer, id, kind);
      expect(spend(kind, customer, { id, proof })).toBeNull();
    }
  });
});
