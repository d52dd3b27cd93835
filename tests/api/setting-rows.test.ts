import { expect, test } from "vitest";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { done } from "../support/run-command.ts";
import { addStaff, firstAccount } from "../support/staff.ts";

const template = (index: number) => ({
  templateId: null,
  shortcut: "",
  name: `Template ${index}`,
  text: "A long text. ".repeat(300),
  queueIds: [],
  personal: true,
});

describeOnEachEngine("what is stored of settings", (server) => {
  test("[V-8] a save writes the item it changes, however many there are", async () => {
    const parts = server().parts();
    const { store } = parts;
    const { accountId } = firstAccount(parts);
    const [agent] = await addStaff(parts, [{ name: "Robin" }]);
    const rowLength = async () => (await store.readAccount(accountId))!.state.length;
    const items = (await store.readSettings(accountId)).length;
    for (let index = 0; index < 50; index++) {
      await done(parts, agent!.asker, ["template.save", template(index)]);
    }
    expect(await store.readSettings(accountId)).toHaveLength(items + 50);
    expect(await rowLength()).toBeLessThan(500);
  });

  test("[V-8] [I-10] an account is after a restart what it was before", async () => {
    const [administrator] = await addStaff(server().parts(), [{ name: "Ada", role: "administrator" }]);
    const { asker } = administrator!;
    const account = () => firstAccount(server().parts());
    const save = (change: object) => {
      const [queue] = Object.values(account().queues);
      return done(server().parts(), asker, ["queue.save", { ...queue!, ...change }]);
    };
    const announcement = { announcementId: "welcome", text: "Welcome", afterMs: 0, everyMs: null };
    await save({ replyTargetMs: 90_000, announcements: [announcement] });
    const group = await done(server().parts(), asker, ["group.save", { groupId: null, name: "Night" }]);
    const [breakReasonId] = Object.keys(account().breakReasons);
    await done(server().parts(), asker, ["break-reason.remove", { breakReasonId: breakReasonId! }]);
    await server().restart();
    const { engine, logs, store } = server().parts();
    const events = await store.readLog(account().accountId, 0);
    expect(account().number).toBe(events.length);
    expect(account().groups).toHaveProperty(group.id!);
    expect(account().breakReasons).not.toHaveProperty(breakReasonId!);
    expect(Object.values(account().announcementsSince)).toHaveLength(1);
    // An item that is newer than its account's row, as another server may read them, changes nothing.
    const newer = logs.account(account().accountId);
    const [queue] = Object.values(account().queues);
    await done(server().parts(), asker, ["queue.save", { ...queue!, replyTargetMs: 30_000 }]);
    const after = account();
    await engine.query
      .updateTable("account")
      .set({ number: newer.number })
      .where("account_id", "=", newer.accountId)
      .execute();
    await server().restart();
    await server().parts().logs.catchUpOnAccount(newer.accountId);
    expect(account()).toEqual(after);
  });
});
