import { expect, test } from "vitest";
import type { CustomerId } from "#core/ids.ts";
import { until } from "../../tools/until.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";

const leaving = { name: "", email: "pat@home.example", text: "Call me", page: "", language: "en" };

describeOnEachEngine("a blocked customer", (server) => {
  async function cast() {
    const parts = server().parts();
    const [robin, ada] = await addStaff(parts, [{ name: "Robin" }, { name: "Ada", role: "administrator" }]);
    return { parts, robin: robin!, ada: ada!, customer: newCustomer(parts) };
  }
  const insults = { customerId: null, reason: "Insults", forMs: null } as const;

  test("[B-66] [A-7] loses the chat, and what they write is refused by name until somebody unblocks them", async () => {
    const { parts, robin, ada, customer } = await cast();
    const chatId = await beginChat(parts, customer);
    await done(parts, robin.asker, ["block.save", { ...insults, chatId }]);
    expect((await parts.logs.load("chat", chatId))?.state).toBe("abandoned");
    for (const command of [
      ["customer.write", words("Again", chatId, 1)],
      ["customer.write", words("Anew", chatId, 1_000)],
      ["customer.leave-message", leaving],
    ] as const) {
      expect(await run(parts, customer, command)).toMatchObject({ error: { code: "customer-blocked" } });
    }
    const { customerId } = customer;
    expect(await run(parts, robin.asker, ["block.remove", { customerId }])).toMatchObject({
      error: { code: "not-permitted" },
    });
    await done(parts, ada.asker, ["block.remove", { customerId }]);
    await done(parts, customer, ["customer.write", words("Sorry", chatId, 1_000)]);
  });

  test("[B-66] who blocked them, why and until when stands in the account's log and in the chat's", async () => {
    const { parts, robin, customer } = await cast();
    const chatId = await beginChat(parts, customer);
    await done(parts, robin.asker, ["block.save", { ...insults, chatId, forMs: 3_600_000 }]);
    const by = { kind: "user", id: robin.asker.userId };
    const { accountId } = firstAccount(parts);
    const saved = (await parts.store.readLog(accountId, 0)).at(-1);
    const said = (await parts.store.readLog(chatId, 0)).find(({ type }) => type === "customer.blocked");
    expect(said!.body).toMatchObject({ by, reason: "Insults", until: said!.at + 3_600_000 });
    const { reason, until: untilWhen } = said!.body;
    const item = { reason, until: untilWhen, customerId: customer.customerId, chatId };
    expect(saved!.body).toMatchObject({ by, kind: "block", item });
  });

  test("[B-66] is nobody else's: others write on, and agents block only customers whose chats they see", async () => {
    const { parts, robin, customer } = await cast();
    const chatId = await beginChat(parts, customer);
    const [kim] = await addStaff(parts, [{ name: "Kim", groupIds: [] }]);
    expect(await run(parts, kim!.asker, ["block.save", { ...insults, chatId }])).toMatchObject({
      error: { code: "not-found" },
    });
    await done(parts, robin.asker, ["block.save", { ...insults, chatId }]);
    await beginChat(parts, newCustomer(parts));
  });

  test("[B-66] is shown to administrators, and to them alone, on desks already open", async () => {
    const { parts, robin, ada, customer } = await cast();
    const cookies = await signIn(parts, [robin, ada]);
    const [agents, administrators] = await Promise.all(
      cookies.map((cookie) => server().openDesk({ cookie })),
    );
    const chatId = await beginChat(parts, customer);
    const shown = (desk: typeof agents) =>
      desk!.model.get().desk.cards.block[customer.customerId as CustomerId & string];
    await done(parts, robin.asker, ["block.save", { ...insults, chatId }]);
    await until(administrators!.model, () => shown(administrators) !== undefined);
    expect(shown(administrators)).toMatchObject({
      reason: "Insults",
      until: null,
      blockedBy: robin.asker.userId,
    });
    expect(shown(agents)).toBeUndefined();
    await done(parts, ada.asker, ["block.remove", { customerId: customer.customerId }]);
    await until(administrators!.model, () => shown(administrators) === undefined);
  });
});
