import { afterEach, describe, expect, test } from "vitest";
import { type Author, byCustomer, bySystem, byUser } from "#core/author.ts";
import type { BreakReasonId, ChatId, CustomerId } from "#core/ids.ts";
import type { Asker } from "#server/commands/asker.ts";
import type { LedgerEvent } from "#server/ports/store.ts";
import { until } from "../../tools/until.ts";
import { eventually } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { askerOf, castScene, perform, scenario } from "../support/scenario.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const minute = 60_000;

let server: TestServer;
afterEach(() => server.stop());

/** Everything that happened in the account since this was asked last. */
function ledgerReader(): () => Promise<LedgerEvent[]> {
  let after = 0;
  return async () => {
    const { store, logs } = server.parts();
    const { accountId } = [...logs.accounts()][0]!;
    const upTo = await store.readLedgerHead(accountId);
    const events = await store.readLedger({ accountId, after, upTo });
    after = upTo;
    return events;
  };
}

const authorOf = ({ body }: LedgerEvent) => body["by"] as Author | undefined;

function authorFor(asker: Asker): Author {
  return asker.kind === "customer" ? byCustomer(asker.customerId) : byUser(asker.userId);
}

/** The system's own doing among what a command leaves behind; everything else is its sender's. */
function ownDoingOf({ type, body }: LedgerEvent): Author | null {
  if (type === "chat.allocated" || body["how"] === "allocated") return bySystem("allocation");
  // This server has no mail server.
  if (type === "mail.failed") return bySystem("mail");
  return body["announcementId"] === undefined ? null : bySystem("announcement");
}

describe("every event says who did it", () => {
  test("[B-36] [B-50] after each command: its sender, or the part of the system that went on from there", async () => {
    server = await startTestServer();
    const read = ledgerReader();
    expect((await read()).map(authorOf)).toSatisfy((authors: Author[]) =>
      authors.every((by) => by.kind === "system" && by.id === "set-up"),
    );
    const scene = await castScene(server.parts());
    // Chats are only allocated to somebody who is connected.
    const [cookie] = (await signIn(server.parts(), [scene.staff.agent])) as [string];
    await server.openDesk({ cookie });
    await read();
    const seen = new Set<string>();
    for (const step of scenario) {
      await perform(server.parts(), scene, step);
      const sender = authorFor(askerOf(scene, step.by));
      const events = await read();
      for (const event of events) {
        // The words of an offline message stay its customer's.
        const isTheirs = step.name === "offline-message.answer" && event.type === "message.sent";
        const author = isTheirs ? authorFor(askerOf(scene, "passerBy")) : sender;
        expect(authorOf(event), `${event.type} after ${step.name}`).toEqual(ownDoingOf(event) ?? author);
        seen.add(event.type);
      }
      expect(events.map(authorOf), step.name).toContainEqual(sender);
    }
    expect([...seen]).toEqual(expect.arrayContaining(["chat.allocated", "chat.ended", "contact.saved"]));
  });

  test("[B-36] [B-50] when something falls due: the part of the system that saw to it", async () => {
    const clock = manualClock();
    server = await startTestServer({ clock });
    const read = await givenDeadlines();
    await letEverythingFallDue(clock);
    const done = (await read()).flatMap((event) => {
      const by = authorOf(event);
      return by?.kind === "system" ? [`${event.type} by ${by.id}`] : [];
    });
    expect([...new Set(done)].toSorted()).toEqual([
      "agent.break-overran by break",
      "agent.chat-lost by grace",
      "agent.chat-lost by wrap-up",
      "agent.lapsed by grace",
      "chat.abandoned by leaving",
      "chat.closed by wrap-up",
      "chat.returned by grace",
      "reply-target.missed by reply-target",
    ]);
  });
});

let robin: StaffMember;
let breakReasonId: BreakReasonId;

async function givenDeadlines(): Promise<() => Promise<LedgerEvent[]>> {
  const { administrator } = server;
  const rules = { name: "Acme", chatsMax: 4, mayTakeAboveMax: true, transferTo: "any" } as const;
  await administrator.command("account.change", {
    ...rules,
    allocation: "by-hand",
    graceMs: minute,
    retentionDays: 0,
    mailAfterMs: 180_000,
    timeZone: "UTC",
  });
  const reason = { breakReasonId: null, name: "Doctor", maxMs: minute };
  const { ok } = await administrator.command("break-reason.save", reason);
  breakReasonId = ok!.id as BreakReasonId;
  [robin] = (await addStaff(server.parts(), [{ name: "Robin" }])) as [StaffMember];
  const read = ledgerReader();
  await read();
  return read;
}

async function letEverythingFallDue(clock: ManualClock): Promise<void> {
  const { logs, gates } = server.parts();
  const [cookie] = (await signIn(server.parts(), [robin])) as [string];
  const desk = await server.openDesk({ cookie });
  const agent = () => logs.agent(firstAccount(server.parts()).accountId, robin.userId);
  const state = (chatId: ChatId) => logs.peek("chat", chatId)?.state;
  const begin = async () => {
    const customer = await server.openChat();
    customer.write("Hello");
    const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
    return { customer, chatId: model.chatId as ChatId };
  };

  const { chatId: answered } = await begin();
  await desk.command("chat.take", { chatId: answered });
  await desk.command("chat.play", { chatId: answered });
  clock.pass(minute);
  await desk.command("chat.end", { chatId: answered });
  clock.pass(minute);
  await eventually(() => expect(state(answered)).toBe("closed"));

  const { customer, chatId: left } = await begin();
  const customerId = logs.peek("chat", left)?.customerId as CustomerId;
  customer.stop();
  await eventually(() => expect(gates.presence.customerGoneSince(customerId)).not.toBeNull());
  clock.pass(5 * minute);
  await eventually(() => expect(state(left)).toBe("abandoned"));

  await desk.command("status.choose", { base: "break", breakReasonId });
  clock.pass(minute);
  await eventually(() => expect(agent().hasOverrun).toBe(true));

  const { chatId: returned } = await begin();
  await desk.command("chat.take", { chatId: returned });
  desk.stop();
  await eventually(() => expect(gates.presence.agentGoneSince(robin.userId)).not.toBeNull());
  clock.pass(minute);
  await eventually(() => expect(state(returned)).toBe("waiting"));
  await eventually(() => expect(agent().base).toBe("unavailable"));
}
