import { beforeEach, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { OfflineMessageId } from "#contract/ids.ts";
import { offlineMessagesPage } from "#contract/limits.ts";
import { unseenToMax } from "#core/offline-message/leave-offline-message.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { until } from "../../tools/until.ts";
import { cuttablePlatform } from "../support/watching.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { foundAccount } from "../support/found-account.ts";
import { done, newCommandId, newCustomer, run } from "../support/run-command.ts";
import { countEvents, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";

const left = (text = "Please call") => ({
  name: "Pat",
  email: "Pat@Home.Example",
  text,
  page: "https://acme.example/",
  language: "en",
});

const cardsOf = (desk: DeskSession) => Object.values(desk.model.get().desk.cards["offline-message"]);
const countOn = (desk: DeskSession) => Object.values(desk.model.get().desk.cards.me)[0]?.offlineMessageCount;

describeOnEachEngine("messages that customers leave", (server) => {
  let agent: StaffMember;
  let outsider: StaffMember;
  let supervisor: StaffMember;

  const open = async (member: StaffMember) => {
    const [cookie] = await signIn(server().parts(), [member]);
    return server().openDesk({ cookie: cookie! });
  };

  /** Sees to whatever an earlier test has left. */
  const finishAll = async () => {
    const parts = server().parts();
    const { asker } = supervisor;
    const left = [...parts.logs.openOfflineMessages()];
    for (const { accountId, offlineMessageId } of left) {
      if (accountId !== asker.accountId) continue;
      await done(parts, asker, ["offline-message.finish", { offlineMessageId }]);
    }
  };

  beforeEach(async () => {
    [agent, outsider, supervisor] = (await addStaff(server().parts(), [
      { name: "Robin" },
      { name: "Elsewhere", groupIds: [] },
      { name: "Alex", role: "supervisor", webchat: false, groupIds: [] },
    ])) as [StaffMember, StaffMember, StaffMember];
    await finishAll();
  });

  test("[B-73] reach the desks of those who serve the queue and of supervisors, at once and after a restart", async () => {
    const desks = {
      agent: await open(agent),
      outsider: await open(outsider),
      supervisor: await open(supervisor),
    };
    const page = await server().openChat();
    const id = page.leaveMessage(left());
    expect(page.model.get().left).toMatchObject([{ id, payload: { text: "Please call" } }]);
    await until(page.model, (model) => model.left.length === 0);
    const shown = {
      name: "Pat",
      email: "pat@home.example",
      text: "Please call",
      entry: { channel: "webchat", widgetName: "Website", page: "https://acme.example/" },
    };
    for (const desk of [desks.agent, desks.supervisor]) {
      await eventually(() => expect(cardsOf(desk)).toMatchObject([shown]));
      expect(countOn(desk)).toBe(1);
    }
    const message = cardsOf(desks.agent)[0]!;
    expect(countOn(desks.outsider)).toBe(0);
    expect(cardsOf(desks.outsider)).toEqual([]);
    const { offlineMessageId } = message;
    expect(await desks.outsider.command("offline-message.finish", { offlineMessageId })).toMatchObject({
      error: { code: "not-found" },
    });

    await server().restart();
    await until(desks.agent.model, ({ connection }) => connection === "online");
    await eventually(() => expect(cardsOf(desks.agent)).toEqual([message]));
    expect(await desks.agent.command("offline-message.finish", { offlineMessageId })).toHaveProperty("ok");
    await eventually(() => {
      for (const desk of [desks.agent, desks.supervisor])
        expect([cardsOf(desk), countOn(desk)]).toEqual([[], 0]);
    });

    // The second agent finds it finished, and the log does not change.
    expect(await desks.supervisor.command("offline-message.finish", { offlineMessageId })).toHaveProperty(
      "ok",
    );
    const { store } = server().parts();
    const log = await store.readLog(offlineMessageId, 0);
    expect(log.map(({ type, body }) => [type, body["by"]])).toEqual([
      ["offline-message.left", { kind: "customer", id: expect.any(String) }],
      ["offline-message.finished", { kind: "user", id: agent.userId }],
    ]);
    await server().restart();
    expect(countOn(await open(agent))).toBe(0);
    expect((await checkLogs(server().parts().store)).findings).toEqual([]);
  });

  test("[I-4] arrive once, though the network was lost and the page reloaded before they were acknowledged", async () => {
    const platform = cuttablePlatform(
      `${server().url.replace(/^http/, "ws")}/socket/chat/${server().widgetId}`,
    );
    const page = await server().openChat({ platform });
    platform.cut();
    page.leaveMessage(left("Written in a tunnel"));
    page.stop();
    platform.mend();
    const again = await server().openChat({ platform });
    await until(again.model, (model) => model.left.length === 0);
    const third = await server().openChat({ platform });
    expect(third.model.get().left).toEqual([]);
    const stored = [...server().parts().logs.openOfflineMessages()].map(({ text }) => text);
    expect(stored.filter((text) => text === "Written in a tunnel")).toHaveLength(1);
  });

  test("[I-4] are stored before they are acknowledged, and once however often they come", async () => {
    const parts = server().parts();
    const customer = newCustomer(parts);
    const id = newCommandId();
    const before = await countEvents(parts);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => done(parts, customer, ["customer.leave-message", left(), id])),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await countEvents(parts)).toBe(before + 1);
    const { log } = answers[0]!;
    await done(parts, agent.asker, ["offline-message.finish", { offlineMessageId: log as OfflineMessageId }]);
    expect(await done(parts, customer, ["customer.leave-message", left(), id])).toEqual(answers[0]);
    // The same id from somebody else is another message.
    const other = await done(parts, newCustomer(parts), ["customer.leave-message", left(), id]);
    expect(other.log).not.toBe(log);
  });

  test("[B-73] are so many of one customer and no more until somebody has seen to one, also all at once", async () => {
    const parts = server().parts();
    const customer = newCustomer(parts);
    const leave = () => run(parts, customer, ["customer.leave-message", left()]);
    const results = await Promise.all(Array.from({ length: unseenToMax + 5 }, leave));
    expect(results.filter((result) => "ok" in result)).toHaveLength(unseenToMax);
    const before = await readTables(parts);
    expect(await leave()).toMatchObject({ error: { code: "too-many-left" } });
    expect((await readTables(parts)) === before).toBe(true);
    expect(await run(parts, newCustomer(parts), ["customer.leave-message", left()])).toHaveProperty("ok");
    const stored = results.flatMap((result) => ("ok" in result ? result.ok.log : []))[0];
    const offlineMessageId = stored as OfflineMessageId;
    await done(parts, supervisor.asker, ["offline-message.finish", { offlineMessageId }]);
    expect(await leave()).toHaveProperty("ok");
  });

  test("[I-11] are the account's own", async () => {
    const parts = server().parts();
    const stranger = await foundAccount(parts, "Hooli");
    const theirs = newCustomer(parts, parts.logs.account(stranger.accountId));
    const { log } = await done(parts, theirs, ["customer.leave-message", left("secret of Hooli")]);
    const offlineMessageId = log as OfflineMessageId;
    const desk = await open(supervisor);
    expect(countOn(desk)).toBe(0);
    expect(JSON.stringify(desk.model.get().desk.cards)).not.toContain("secret of Hooli");
    expect(await desk.command("offline-message.finish", { offlineMessageId })).toMatchObject({
      error: { code: "not-found" },
    });
    const { page, ...foreign } = left();
    const elsewhere = { ...newCustomer(parts), widgetId: theirs.widgetId };
    expect(await run(parts, elsewhere, ["customer.leave-message", { ...foreign, page }])).toMatchObject({
      error: { code: "not-found" },
    });
  });

  test("[B-73] [A-7] the newest come first, a page at a time, so that a flood of others hides none of them", async () => {
    const parts = server().parts();
    const desk = await open(supervisor);
    const more = 3;
    const total = offlineMessagesPage + more;
    for (let first = 0; first < total; first += unseenToMax) {
      const customer = newCustomer(parts);
      const count = Math.min(unseenToMax, total - first);
      for (let each = 0; each < count; each++) {
        await done(parts, customer, ["customer.leave-message", left(`Message ${first + each}`)]);
      }
    }
    const textsOn = (shown: DeskSession) => cardsOf(shown).map(({ text }) => text);
    await eventually(() => expect(countOn(desk)).toBe(total));
    await eventually(() => expect(textsOn(desk)).toContain(`Message ${total - 1}`));
    expect(cardsOf(desk)).toHaveLength(offlineMessagesPage);
    expect(textsOn(desk)).not.toContain("Message 2");

    const newest = cardsOf(desk).find(({ text }) => text === `Message ${total - 1}`)!;
    await desk.command("offline-message.finish", { offlineMessageId: newest.offlineMessageId });
    await eventually(() => expect(textsOn(desk)).toContain("Message 2"));
    expect(textsOn(desk)).not.toContain("Message 1");

    desk.showOfflineMessages(2);
    await eventually(() => expect(cardsOf(desk)).toHaveLength(total - 1));
    expect(textsOn(desk)).toContain("Message 0");
    desk.showOfflineMessages(1);
    await eventually(() => expect(cardsOf(desk)).toHaveLength(offlineMessagesPage));
  });
});
