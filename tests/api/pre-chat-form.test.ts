import { beforeEach, describe, expect, test } from "vitest";
import type { CommandPayload } from "#contract/commands/commands.ts";
import type { FormFieldId, TopicId, WidgetId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import type { FormAnswers, PreChatForm } from "#contract/views/form-view.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { markOf } from "#server/presenters/present-form.ts";
import { until } from "../../tools/until.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { done, newCustomer, run, words } from "../support/run-command.ts";
import { queueRules, widgetRules } from "../support/scenario-rules.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";

const fieldId = (id: string) => id as FormFieldId;
const topicId = (id: string) => id as TopicId;

describeOnEachEngine("the form before a chat", (server) => {
  let ada: StaffMember;
  let widgetId: WidgetId;
  let first: QueueId;
  let baggage: QueueId;
  let form: PreChatForm;
  let made = 0;

  const parts = () => server().parts();

  beforeEach(async () => {
    [ada] = (await addStaff(parts(), [{ name: "Ada", role: "administrator" }])) as [StaffMember];
    const account = firstAccount(parts());
    [first] = Object.keys(account.queues) as [QueueId];
    const groupIds = Object.values(account.groups).map(({ groupId }) => groupId);
    const queue = { ...queueRules, queueId: null, name: `Baggage ${(made += 1)}`, groupIds, leavingMs: 0 };
    baggage = (await done(parts(), ada.asker, ["queue.save", queue])).id as QueueId;
    form = {
      fields: [
        { ...field("your-name"), kind: "name", label: "Your name", isRequired: true },
        { ...field("e-mail"), kind: "email", label: "E-mail", isForReaching: true },
        { ...field("number"), label: "Number" },
      ],
      topics: [
        { topicId: topicId("bookings"), label: "Bookings", queueId: first },
        { topicId: topicId("baggage"), label: "Baggage", queueId: baggage },
      ],
      consent: { text: "I agree to the privacy policy.", link: "https://acme.example/privacy" },
    };
    widgetId = await saveWidget(form);
  });

  function field(id: string) {
    return {
      fieldId: fieldId(id),
      kind: "text",
      label: id,
      isRequired: false,
      choices: [],
      isForReaching: false,
    } as const;
  }

  async function saveWidget(asked: PreChatForm, id: WidgetId | null = null): Promise<WidgetId> {
    const widget = { ...widgetRules, sites: [], widgetId: id, name: "Form", queueId: first, form: asked };
    return (await done(parts(), ada.asker, ["widget.save", widget])).id as WidgetId;
  }

  const customer = (): CustomerAsker => ({ ...newCustomer(parts()), widgetId });

  const filled = (change: Partial<FormAnswers> = {}): FormAnswers => ({
    mark: markOf(form),
    answers: [
      { fieldId: fieldId("your-name"), value: " Dana Kowalski " },
      { fieldId: fieldId("e-mail"), value: "Dana@home.example" },
      { fieldId: fieldId("number"), value: "4111 1111 1111 1111" },
    ],
    topicId: topicId("baggage"),
    agrees: true,
    ...change,
  });

  async function refusalOf(asker: CustomerAsker, payload: CommandPayload<"customer.write">) {
    const result = await run(parts(), asker, ["customer.write", payload]);
    return "error" in result ? result.error : null;
  }

  test("[B-73] is part of the chat's beginning, with the text that was agreed to, and masked as all that strangers send", async () => {
    const asker = customer();
    const { id } = await done(parts(), asker, ["customer.write", { ...words("Hello"), form: filled() }]);
    const chatId = id as ChatId;
    const log = await parts().store.readLog(chatId, 0);
    expect(log[0]).toMatchObject({
      type: "chat.requested",
      body: {
        queueId: baggage,
        form: {
          answers: [
            { kind: "name", label: "Your name", value: "Dana Kowalski" },
            { kind: "email", label: "E-mail", value: "Dana@home.example" },
            { kind: "text", label: "Number", value: "•••• •••• •••• 1111" },
          ],
          topic: "Baggage",
          consent: form.consent,
        },
      },
    });
    const chat = parts().logs.peek("chat", chatId)!;
    expect(chat).toMatchObject({ queueId: baggage, mailing: { email: "dana@home.example" } });

    const [cookie] = await signIn(parts(), [ada]);
    const desk = await server().openDesk({ cookie: cookie! });
    desk.openChat(chatId);
    const { desk: shown } = await until(desk.model, (model) => chatId in model.desk.cards.chat);
    expect(shown.cards.chat[chatId]).toMatchObject({ name: "Dana Kowalski", form: { topic: "Baggage" } });
    desk.stop();

    // The chat is open: nothing is asked again, and what a page sends all the same changes nothing.
    await done(parts(), asker, ["customer.write", words("Still there?", chatId, 9)]);
    await done(parts(), asker, ["customer.leave", { chatId }]);
    const again = words("Hello again", chatId, 99);
    expect(await refusalOf(asker, again)).toMatchObject({ code: "form-missing" });
    const next = await done(parts(), asker, [
      "customer.write",
      { ...again, form: filled({ topicId: topicId("bookings") }) },
    ]);
    expect(parts().logs.peek("chat", next.id as ChatId)).toMatchObject({
      queueId: first,
      previousChatId: chatId,
    });
  });

  describe("[B-73] the server looks by itself, and refuses", () => {
    const wrong: readonly [string, Partial<FormAnswers> | null, object][] = [
      ["nothing filled in", null, { code: "form-missing" }],
      ["no consent", { agrees: false }, { code: "consent-missing" }],
      ["no topic", { topicId: null }, { code: "topic-missing" }],
      ["a topic of another form", { topicId: topicId("of-another") }, { code: "topic-missing" }],
      [
        "nothing where something must be",
        { answers: [] },
        { code: "answer-wrong", with: { field: "your-name", why: "missing" } },
      ],
      [
        "a name that is too long",
        { answers: [{ fieldId: fieldId("your-name"), value: "x".repeat(nameLengthMax + 1) }] },
        { code: "answer-wrong", with: { field: "your-name", why: "too-long" } },
      ],
      [
        "what is no address",
        { answers: [...filledName(), { fieldId: fieldId("e-mail"), value: "dana" }] },
        { code: "answer-wrong", with: { field: "e-mail", why: "no-email" } },
      ],
      ["an older form", { mark: "older" }, { code: "form-changed" }],
      [
        "what no store can keep",
        { answers: [{ fieldId: fieldId("your-name"), value: "Da\u0000na" }] },
        { code: "bad-request" },
      ],
      [
        "a lone half of a sign",
        { answers: [{ fieldId: fieldId("your-name"), value: "\ud800" }] },
        { code: "bad-request" },
      ],
    ];

    function filledName() {
      return [{ fieldId: fieldId("your-name"), value: "Dana" }];
    }

    test.each(wrong)("%s", async (_, change, error) => {
      const asker = customer();
      const payload = { ...words("Hello"), ...(change && { form: filled(change) }) };
      expect(await refusalOf(asker, payload)).toMatchObject(error);
      expect(parts().logs.peek("customer", asker.customerId)?.chatId ?? null).toBeNull();
    });
  });

  test("[B-73] that changes while it is open reaches the page, and the old one is refused", async () => {
    const page = await server().openChat({ widgetId });
    expect(page.model.get().customer.form).toMatchObject({
      topics: [
        { topicId: "bookings", label: "Bookings" },
        { topicId: "baggage", label: "Baggage" },
      ],
    });
    expect(JSON.stringify(page.model.get().customer.form), "which queue is nobody's business").not.toContain(
      baggage,
    );
    const old = filled();
    await saveWidget({ ...noForm, fields: form.fields }, widgetId);
    const { customer: now } = await until(page.model, (model) => model.customer.form?.topics.length === 0);
    page.write("Hello", { form: old });
    await until(page.model, ({ outbox }) => outbox[0]?.error?.code === "form-changed");
    page.write("Hello", { form: { ...old, mark: now.form!.mark, topicId: null } });
    await until(page.model, (model) => model.customer.chatId !== null);
    page.stop();
  });

  test("[B-15] [B-73] widgets are open as long as one topic is, and a message about a closed one goes to its queue", async () => {
    const queue = firstAccount(parts()).queues[baggage]!;
    await done(parts(), ada.asker, ["queue.save", { ...queue, mayWaitUnattended: false, groupIds: [] }]);
    const page = await server().openChat({ widgetId });
    expect(page.model.get().customer.offline).toBeNull();
    page.write("Hello", { form: filled() });
    await until(page.model, ({ outbox }) => outbox[0]?.error?.code === "queue-unattended");
    page.leaveMessage({
      name: "",
      email: "dana@home.example",
      text: "Please call",
      topicId: topicId("baggage"),
    });
    await until(page.model, ({ left }) => left.length === 0);
    expect([...parts().logs.openOfflineMessages()].at(-1)).toMatchObject({
      queueId: baggage,
      text: "Please call",
    });
    await saveWidget({ ...form, topics: form.topics.slice(1) }, widgetId);
    await until(page.model, (model) => model.customer.offline?.why === "unattended");
    page.stop();
  });

  test("[B-73] a form that makes no sense is not saved, and a queue of a topic stays", async () => {
    const widget = { ...widgetRules, sites: [], widgetId, name: "Form", queueId: first };
    const twice = { ...form, fields: [...form.fields, { ...field("another"), kind: "name" as const }] };
    expect(await run(parts(), ada.asker, ["widget.save", { ...widget, form: twice }])).toMatchObject({
      error: { code: "form-wrong", with: { fault: "asked-twice", name: "another" } },
    });
    const topics = [{ topicId: topicId("nowhere"), label: "Nowhere", queueId: "no-such-queue" as QueueId }];
    expect(
      await run(parts(), ada.asker, ["widget.save", { ...widget, form: { ...form, topics } }]),
    ).toMatchObject({
      error: { code: "not-found" },
    });
    expect(await run(parts(), ada.asker, ["queue.remove", { queueId: baggage }])).toMatchObject({
      error: { code: "setting-in-use" },
    });
  });

  test("[B-73] stands on the page without scripts, keeps what was typed, and begins a chat", async () => {
    const url = `${server().url}/chat/${widgetId}`;
    const read = async (posted?: Record<string, string>) => {
      const leaving = new AbortController();
      const body = posted && { method: "POST", body: new URLSearchParams(posted) };
      const answer = await fetch(url, { signal: leaving.signal, ...body });
      let text = "";
      const reading = (async () => {
        for await (const piece of answer.body!) text += Buffer.from(piece).toString("utf8");
      })();
      reading.catch(() => {});
      await eventually(() => expect(text).toContain('<ol role="log"'));
      leaving.abort();
      return text;
    };
    const hidden = (page: string, name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
    const kept = (page: string) => ({
      id: hidden(page, "id"),
      secret: hidden(page, "secret"),
      mark: hidden(page, "mark"),
    });
    const page = await read();
    for (const part of ["Your name", "Baggage", "I agree to the privacy policy."])
      expect(page).toContain(part);
    const posted = {
      action: "write",
      text: "Hello",
      topic: "baggage",
      "answer-your-name": "Dana <b>",
      "answer-number": "7",
    };
    const refused = await read({ ...posted, ...kept(page) });
    expect(refused).toContain("A chat can begin once you have agreed.");
    expect(refused).toContain('value="Dana &#60;b&#62;"');
    expect(refused).toMatch(/<option value="baggage" selected>/);
    const begun = await read({ ...posted, ...kept(refused), agrees: "on" });
    expect(begun).not.toContain("Your name");
    const chats = [...parts().logs.liveChats()].filter((chat) => chat.queueId === baggage);
    expect(chats).toMatchObject([
      { form: { answers: [{ value: "Dana <b>" }, { value: "7" }], topic: "Baggage" } },
    ]);
  });
});
