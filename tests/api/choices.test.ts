import { beforeEach, expect, test } from "vitest";
import type { CommandId } from "#contract/ids.ts";
import { choiceLengthMax, choicesMax } from "#contract/limits.ts";
import type { ChatId } from "#core/ids.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";

describeOnEachEngine("answers to choose from", (server) => {
  let robin: StaffMember;
  let customer: CustomerAsker;
  let chatId: ChatId;

  const parts = () => server().parts();

  beforeEach(async () => {
    [robin] = (await addStaff(parts(), [{ name: "Robin", role: "administrator" }])) as [StaffMember];
    customer = newCustomer(parts());
    chatId = await beginChat(parts(), customer);
    await done(parts(), robin.asker, ["chat.take", { chatId }]);
    await done(parts(), robin.asker, ["chat.play", { chatId }]);
  });

  const reply = (choices: readonly string[], text = "Which one?") =>
    run(parts(), robin.asker, ["message.send", { chatId, text, choices, templateId: null, seenNumber: 99 }]);

  const messages = async () =>
    (await parts().store.readLog(chatId, 0)).filter(({ type }) => type === "message.sent");

  test("[B-36] are part of the agent's message, and one pressed twice is said once", async () => {
    await reply(["Economy", " Business "]);
    const offer = (await messages()).at(-1)!;
    expect(offer.body["parts"]).toEqual([
      { kind: "text", text: "Which one?" },
      { kind: "choices", labels: ["Economy", "Business"] },
    ]);
    const id = `${chatId}-${offer.number}` as CommandId;
    const press = (label: string) =>
      done(parts(), customer, ["customer.write", words(label, chatId, offer.number), id]);
    const pressed = await press("Business");
    expect(await press("Business")).toEqual(pressed);
    expect(await press("Economy"), "in another tab").toEqual(pressed);
    expect(await messages()).toHaveLength(3);
    expect(parts().logs.peek("chat", chatId)).toMatchObject({ lastMessage: { excerpt: "Business" } });
  });

  test.each<[string, readonly string[]]>([
    ["too many", Array.from({ length: choicesMax + 1 }, (_, index) => `Answer ${index}`)],
    ["one that is too long", ["x".repeat(choiceLengthMax + 1)]],
    ["the same twice", ["Yes", "Yes"]],
    ["an empty one", ["Yes", " "]],
    ["what no store can keep", ["\ud800"]],
  ])("[B-36] are refused: %s", async (_, choices) => {
    expect(await reply(choices)).toMatchObject({ error: { code: "bad-request" } });
    expect(await messages()).toHaveLength(1);
  });

  test("[B-34] [B-36] stand in templates, and are offered by announcements", async () => {
    const template = {
      templateId: null,
      name: `Class ${chatId}`,
      shortcut: "",
      text: "Which class?",
      queueIds: [],
    };
    const saved = await done(parts(), robin.asker, [
      "template.save",
      { ...template, choices: ["Economy", "Business"], personal: false },
    ]);
    const { templates, queues } = firstAccount(parts());
    expect(templates[saved.id as keyof typeof templates]).toMatchObject({ choices: ["Economy", "Business"] });
    const [queue] = Object.values(queues);
    const announcement = {
      announcementId: "which-one",
      text: "What is it about?",
      choices: ["Bag"],
      afterMs: 0,
      everyMs: null,
    };
    await done(parts(), robin.asker, ["queue.save", { ...queue!, announcements: [announcement] as never }]);
    const other = await beginChat(parts(), newCustomer(parts()));
    const log = await parts().store.readLog(other, 0);
    expect(log.at(-1)?.body["parts"]).toEqual([
      { kind: "text", text: "What is it about?" },
      { kind: "choices", labels: ["Bag"] },
    ]);
    await done(parts(), robin.asker, ["queue.save", { ...queue!, announcements: [] }]);
  });

  test("[B-71] are buttons on the page without scripts, until one was pressed", async () => {
    const url = `${server().url}/chat/${customer.widgetId}`;
    const read = async (posted: Record<string, string>) => {
      const leaving = new AbortController();
      const answer = await fetch(url, {
        method: "POST",
        body: new URLSearchParams(posted),
        signal: leaving.signal,
      });
      let text = "";
      const reading = (async () => {
        for await (const piece of answer.body!) text += Buffer.from(piece).toString("utf8");
      })();
      reading.catch(() => {});
      await eventually(() => expect(text).toContain('<ol role="log"'));
      return { text: () => text, leave: () => leaving.abort() };
    };
    const page = await read({ action: "write", text: "Hello", id: `first-${chatId}` });
    const secret = /name="secret" value="([^"]+)"/.exec(page.text())![1]!;
    const customerId = customerIdOf(customer.accountId, secret);
    chatId = parts().logs.peek("customer", customerId)!.chatId as ChatId;
    await done(parts(), robin.asker, ["chat.take", { chatId }]);
    await done(parts(), robin.asker, ["chat.play", { chatId }]);
    await reply(["<b>Yes</b>", "No"], "Shall I?");
    await eventually(() =>
      expect(page.text()).toContain('<button name="text" value="&#60;b&#62;Yes&#60;/b&#62;"'),
    );
    page.leave();
    const id = new RegExp(`name="id" value="(${chatId}-\\d+)"`).exec(page.text())![1]!;
    const answered = await read({ action: "write", text: "No", id, secret });
    await eventually(() =>
      expect(answered.text()).toContain('<p class="offered">&#60;b&#62;Yes&#60;/b&#62; · No</p>'),
    );
    answered.leave();
  });
});
