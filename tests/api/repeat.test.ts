import { expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import type { CommandId } from "#contract/ids.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, done, newCommandId, newCustomer, words } from "../support/run-command.ts";
import { countEvents } from "../support/running-parts.ts";
import { castScene, commandOf, doneOr, keep, scenario } from "../support/scenario.ts";
import { untilReady } from "../support/scenario-step.ts";
import { addStaff } from "../support/staff.ts";
import { textIn } from "../support/text-in.ts";

test("the scenario has every command", () => {
  expect(new Set(scenario.map(({ name }) => name))).toEqual(new Set(Object.keys(commands)));
});

describeOnEachEngine("the same command again", (server) => {
  test("[I-4] gets the same answer and changes nothing: at once, later, and after a restart", async () => {
    let parts = server().parts();
    const scene = await castScene(parts);
    const given: { again: ReturnType<typeof commandOf>; answer: unknown; of: string }[] = [];
    for (const step of scenario) {
      await untilReady(parts, scene.ids, step);
      const again = commandOf(scene, step);
      const before = await countEvents(parts);
      // Several at the same moment are one as well.
      const results = await Promise.all(
        Array.from({ length: 3 }, () => parts.commands.run(again.command, again.asker)),
      );
      const [answer, ...others] = results.map((result) => doneOr(result, step));
      for (const other of others) expect(other, step.name).toEqual(answer);
      expect(await countEvents(parts), step.name).toBeGreaterThan(before);
      keep(scene, step, answer!);
      given.push({ again, answer, of: step.name });
    }
    const events = await countEvents(parts);
    const expectAllAgain = async () => {
      for (const { again, answer, of } of given) {
        expect(await parts.commands.run(again.command, again.asker), of).toEqual({ ok: answer });
      }
      expect(await countEvents(parts)).toBe(events);
    };
    await expectAllAgain();
    await server().restart();
    parts = server().parts();
    await expectAllAgain();
  });

  test("[I-4] [B-78] a customer's message that comes again after its chat has ended is not stored twice", async () => {
    const parts = server().parts();
    const customer = newCustomer(parts);
    const first = await beginChat(parts, customer);
    // Written in a tab that did not know the chat, so it went where the customer was.
    const id = newCommandId();
    const answer = await done(parts, customer, ["customer.write", words("From the other tab"), id]);
    expect(answer.log).toBe(first);
    let current = first;
    for (let chats = 0; chats < 3; chats++) {
      await done(parts, customer, ["customer.leave", { chatId: current }]);
      const again = await done(parts, customer, ["customer.write", words("From the other tab"), id]);
      expect(again).toEqual(answer);
      const next = await done(parts, customer, ["customer.write", words("More", current, 1_000)]);
      current = next.id as ChatId;
      expect(await done(parts, customer, ["customer.write", words("From the other tab"), id])).toEqual(
        answer,
      );
    }
  });

  test("[F-11] two equal texts with two ids are two messages", async () => {
    const parts = server().parts();
    const customer = newCustomer(parts);
    const chatId = await beginChat(parts, customer, "ok");
    const outcomes = await Promise.all([
      done(parts, customer, ["customer.write", words("ok", chatId, 2)]),
      done(parts, customer, ["customer.write", words("ok", chatId, 2)]),
    ]);
    expect(new Set(outcomes.map(({ number }) => number)).size).toBe(2);
    const events = await parts.store.readLog(chatId, 0);
    expect(
      events.filter(({ type, body }) => type === "message.sent" && textIn({ body }) === "ok"),
    ).toHaveLength(3);
  });

  test("[F-17] an agent's message that comes when the chat has moved on is refused with the reason", async () => {
    const parts = server().parts();
    const [agent, colleague] = await addStaff(parts, [{ name: "Robin" }, { name: "Sam" }]);
    const customer = newCustomer(parts);
    const chatId = await beginChat(parts, customer);
    const { asker } = agent!;
    await done(parts, asker, ["chat.take", { chatId }]);
    await done(parts, asker, ["chat.play", { chatId }]);
    const sent = {
      id: newCommandId(),
      name: "message.send",
      payload: { chatId, text: "Hi", templateId: null, seenNumber: 1_000 },
    };
    const answer = await parts.commands.run(sent, asker);
    const send = (id: CommandId) => parts.commands.run({ ...sent, id }, asker);
    await done(parts, asker, ["chat.put-back", { chatId, note: "" }]);
    await done(parts, colleague!.asker, ["chat.take", { chatId }]);
    expect(await send(newCommandId())).toMatchObject({ error: { code: "not-owner", with: { name: "Sam" } } });
    await done(parts, customer, ["customer.leave", { chatId }]);
    await done(parts, colleague!.asker, ["wrap-up.finish", { chatId }]);
    expect(await send(newCommandId())).toMatchObject({ error: { code: "chat-over" } });
    // The one that had been stored is answered as it was.
    expect(await send(sent.id)).toEqual(answer);
    const events = await parts.store.readLog(chatId, 0);
    expect(events.filter((event) => textIn(event) === "Hi")).toHaveLength(1);
  });

  test("[I-4] [B-81] gets the same answer also from who may not give it any more; a new one is refused", async () => {
    const parts = server().parts();
    const [agent, administrator] = await addStaff(parts, [
      { name: "Robin" },
      { name: "Ada", role: "administrator" },
    ]);
    const chatId = await beginChat(parts, newCustomer(parts));
    const { asker } = agent!;
    await done(parts, asker, ["chat.take", { chatId }]);
    await done(parts, asker, ["chat.play", { chatId }]);
    const sent = {
      id: newCommandId(),
      name: "message.send",
      payload: { chatId, text: "Hi", templateId: null, seenNumber: 1_000 },
    };
    const answer = await parts.commands.run(sent, asker);
    expect(answer).toHaveProperty("ok");
    const user = parts.logs.account(asker.accountId).users[asker.userId]!;
    await done(parts, administrator!.asker, ["user.save", { ...user, webchat: false, password: null }]);
    expect(await parts.commands.run(sent, asker)).toEqual(answer);
    const other = { ...sent, id: newCommandId() };
    expect(await parts.commands.run(other, asker)).toMatchObject({ error: { code: "no-webchat" } });
  });
});
