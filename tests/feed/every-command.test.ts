import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { eventually } from "../support/eventually.ts";
import type { Parts } from "../support/running-parts.ts";
import { type Scene, castScene, perform, scenario } from "../support/scenario.ts";
import type { Step } from "../support/scenario-step.ts";
import { firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import {
  type Watching,
  type WatchingCustomer,
  chatsOf,
  shownBy,
  shownTo,
  watchChat,
  watchDesk,
} from "../support/watching.ts";

/** Far longer than a push takes on a busy machine, and less than the test has, so that it can say what differs. */
const withinMs = 30_000;

const roles = ["administrator", "agent", "colleague", "supervisor"] as const;
type Role = (typeof roles)[number];

/** Ids under which the scenario keeps chats. */
const chatNames = ["chat", "brief", "next", "second"];

class Theatre {
  readonly server: TestServer;
  readonly parts: Parts;
  scene!: Scene;
  customer!: WatchingCustomer;
  readonly cookies = new Map<Role, string>();
  readonly stale = new Map<Role, Watching>();
  readonly #opened = new Set<string>();

  constructor(server: TestServer) {
    this.server = server;
    this.parts = server.parts();
  }

  async open(): Promise<void> {
    const { server, parts } = this;
    this.customer = await watchChat(server);
    const { accountId, widgets } = firstAccount(parts);
    const [widgetId] = Object.keys(widgets) as never[];
    const customerId = customerIdOf(accountId, this.customer.secret);
    this.scene = await castScene(parts, {
      customer: { kind: "customer", accountId, customerId, widgetId: widgetId! },
    });
    const cookies = await signIn(
      parts,
      roles.map((role) => this.scene.staff[role]),
    );
    for (const [index, role] of roles.entries()) {
      this.cookies.set(role, cookies[index]!);
      this.stale.set(role, await this.#watch(role));
    }
  }

  async play(step: Step): Promise<void> {
    await perform(this.parts, this.scene, step);
    for (const name of chatNames) {
      const chatId = this.scene.ids[name];
      if (!chatId || this.#opened.has(chatId)) continue;
      this.#opened.add(chatId);
      for (const { session } of this.stale.values()) session.openChat(chatId as never);
    }
  }

  /** Every desk, and the customer's browser, against one that has just been opened. */
  async expectFresh(what: string): Promise<void> {
    for (const role of roles) {
      const fresh = await this.#watch(role);
      const stale = this.stale.get(role)!;
      await eventually(() => {
        const chatIds = chatsOf(fresh);
        expect(Object.keys(fresh.session.model.get().desk.cards.chat).toSorted()).toEqual(chatIds.toSorted());
        expect(shownBy(stale, chatIds), `${role} after ${what}`).toEqual(shownBy(fresh, chatIds));
      }, withinMs);
      fresh.session.stop();
    }
    const fresh = await watchChat(this.server, this.customer);
    await eventually(() => {
      const chatIds = Object.keys(fresh.session.model.get().customer.timelines);
      const { chatId } = this.customer.session.model.get().customer;
      expect(chatIds.length).toBe(chatId === null ? 0 : Math.max(1, chatIds.length));
      expect(shownTo(this.customer, chatIds), `customer after ${what}`).toEqual(shownTo(fresh, chatIds));
    }, withinMs);
    fresh.session.stop();
  }

  stop(): void {
    for (const { session } of this.stale.values()) session.stop();
    this.customer.session.stop();
  }

  #watch(role: Role): Promise<Watching> {
    const looksAt = { chatIds: [...this.#opened], queueId: this.scene.ids["general"]! };
    return watchDesk(this.server, this.cookies.get(role)!, looksAt);
  }
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("the scenario has a step for every command of the contract", () => {
  const named = new Set(scenario.map(({ name }) => name));
  expect(Object.keys(commands).filter((name) => !named.has(name as never))).toEqual([]);
});

describe("a desk that was open before equals one opened after", () => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = new Theatre(server);
    await theatre.open();
  });
  afterAll(() => theatre.stop());

  test.each(scenario.map((step, index) => [`${index + 1}. ${step.by}: ${step.name}`, step] as const))(
    "[B-80] %s",
    async (what, step) => {
      await theatre.play(step);
      await theatre.expectFresh(what);
    },
  );

  test("[W-10] [B-32] one of the replies crossed words of the customer", async () => {
    const log = await theatre.parts.store.readLog(theatre.scene.ids["chat"]!, 0);
    const crossed = log.find(({ body }) => body["seenNumber"] !== undefined);
    const before = log.find(({ number }) => number === crossed!.number - 1);
    expect(before).toMatchObject({ type: "message.sent", body: { by: { kind: "customer" } } });
  });

  test("[B-4] counters are of the queues one serves, and of no others", () => {
    const { general, nightQueue } = theatre.scene.ids;
    const { queue } = theatre.stale.get("colleague")!.session.model.get().desk.cards;
    expect(queue[general!]).toMatchObject({ isServed: true, waitingCount: expect.any(Number) });
    expect(queue[nightQueue!]).toMatchObject({ isServed: false, waitingCount: null, longestWaitSince: null });
  });

  test("[B-81] an agent who could not see a chat for a while was told nothing of it meanwhile", () => {
    const lines = theatre.stale.get("colleague")!.session.model.get().desk.timelines;
    expect(JSON.stringify(lines)).not.toContain("not for agents of the day");
    expect(JSON.stringify(lines)).toContain("LH 123");
  });
});

describe("after the network was cut while things went on", () => {
  const cutEvery = 7;

  test("[F-9] every desk and the customer's browser equal fresh ones", async () => {
    const other = await startTestServer();
    const theatre = new Theatre(other);
    await theatre.open();
    const lines = () => [...theatre.stale.values(), theatre.customer];
    for (let from = 0; from < scenario.length; from += cutEvery) {
      for (const { platform } of lines()) platform.cut();
      for (const step of scenario.slice(from, from + cutEvery)) await theatre.play(step);
      for (const { platform, session } of lines()) {
        platform.mend();
        session.retryNow();
      }
      await theatre.expectFresh(`step ${from + cutEvery}`);
    }
    theatre.stop();
    await other.stop();
  });
});
