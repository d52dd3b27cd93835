import { expect, test } from "vitest";
import { errorCodes } from "#contract/error-codes.ts";
import { scriptLengthMax } from "#contract/limits.ts";
import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import { type Agent, statusOf } from "#core/agent/agent.ts";
import type { BreakReasonId, ChatId, ClassificationId } from "#core/ids.ts";
import { until } from "../../tools/until.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";

const minute = 60_000;
const clock = manualClock();

describeOnEachEngine(
  "the agent's tools",
  (server) => {
    /** An administrator and an agent in an account whose chats are taken by hand and whose queue asks so much. */
    async function cast(queue: { readonly mustClassify: boolean } = { mustClassify: false }) {
      const parts = server().parts();
      const [ada, robin] = (await addStaff(parts, [
        { name: "Ada", role: "administrator" },
        { name: "Robin" },
      ])) as [StaffMember, StaffMember];
      const [{ announcements, ...general }] = Object.values(firstAccount(parts).queues) as [
        ReturnType<typeof firstAccount>["queues"][never],
      ];
      const rules = {
        ...general,
        announcements: [...announcements],
        ...queue,
        allocation: "by-hand",
      } as const;
      await done(parts, ada.asker, ["queue.save", rules]);
      return { parts, ada, robin, rules };
    }
    type Cast = Awaited<ReturnType<typeof cast>>;

    async function handle({ parts, robin }: Cast, customer = newCustomer(parts)): Promise<ChatId> {
      const chatId = await beginChat(parts, customer);
      await done(parts, robin.asker, ["chat.take", { chatId }]);
      await done(parts, robin.asker, ["chat.play", { chatId }]);
      return chatId;
    }
    const stateOf = ({ parts }: Cast, chatId: ChatId) => parts.logs.peek("chat", chatId);
    const agentOf = ({ parts, robin }: Cast): Agent =>
      parts.logs.agent(firstAccount(parts).accountId, robin.userId);

    async function addClassification({ parts, ada }: Cast): Promise<ClassificationId> {
      const name = `Late ${clock.now()}`;
      const { id } = await done(parts, ada.asker, [
        "classification.save",
        { classificationId: null, name, parentId: null },
      ]);
      return id as ClassificationId;
    }

    test("[B-53] where the queue asks for a classification, finishing early is refused in words that lead to it", async () => {
      const scene = await cast({ mustClassify: true });
      const { parts, ada, robin } = scene;
      const chatId = await handle(scene);
      await done(parts, robin.asker, ["chat.end", { chatId }]);
      const classificationId = await addClassification(scene);
      expect(await run(parts, robin.asker, ["wrap-up.finish", { chatId }])).toEqual({
        error: { code: "classification-missing", words: errorCodes["classification-missing"].words },
      });
      await done(parts, robin.asker, ["chat.classify", { chatId, classificationId }]);
      await done(parts, robin.asker, ["wrap-up.finish", { chatId }]);
      expect(stateOf(scene, chatId)).toMatchObject({ state: "closed", isUnclassified: false });
      await done(parts, ada.asker, ["classification.remove", { classificationId }]);
    });

    test("[B-53] time that runs out is never held up, and is on record as unclassified, in the list of earlier chats too", async () => {
      const scene = await cast({ mustClassify: true });
      const { parts, ada, robin } = scene;
      const classificationId = await addClassification(scene);
      const customer = newCustomer(parts);
      const chatId = await handle(scene, customer);
      await done(parts, robin.asker, ["chat.mark-abusive", { chatId, isAbusive: true }]);
      await done(parts, customer, ["customer.leave", { chatId }]);
      expect(stateOf(scene, chatId)).toMatchObject({ state: "wrap-up" });
      clock.pass(minute);
      await eventually(() =>
        expect(stateOf(scene, chatId)).toMatchObject({ closedWhy: "expired", isUnclassified: true }),
      );
      const log = await parts.store.readLog(chatId, 0);
      expect(log.find(({ type }) => type === "chat.closed")?.body).toMatchObject({ isUnclassified: true });
      const { id } = await done(parts, customer, ["customer.write", words("Again", chatId, 1_000)]);
      const earlier = await parts.gates.queries.run(
        { name: "chat.earlier", payload: { chatId: id } },
        robin.asker,
      );
      expect((earlier as { ok: { chats: EarlierChatView[] } }).ok.chats).toMatchObject([
        { chatId, classificationId: null, isUnclassified: true, isAbusive: true },
      ]);
      await done(parts, ada.asker, ["classification.remove", { classificationId }]);
    });

    test("[B-56] a mark of abuse reaches the desk that shows the chat, and no customer", async () => {
      const scene = await cast();
      const { parts, robin } = scene;
      const [cookie] = (await signIn(parts, [robin])) as [string];
      const desk = await server().openDesk({ cookie });
      const customer = await server().openChat();
      customer.write("You fools");
      const { customer: begun } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
      const chatId = begun.chatId as ChatId;
      await done(parts, robin.asker, ["chat.take", { chatId }]);
      desk.openChat(chatId);
      await desk.command("chat.mark-abusive", { chatId, isAbusive: true });
      await until(desk.model, (model) => model.desk.cards.chat[chatId]?.isAbusive === true);
      await until(desk.model, (model) =>
        Boolean(model.desk.timelines[chatId]?.events.some(({ type }) => type === "marked-abusive")),
      );
      expect(JSON.stringify(customer.model.get())).not.toMatch(/abus/i);
      await desk.command("chat.mark-abusive", { chatId, isAbusive: false });
      await until(desk.model, (model) => model.desk.cards.chat[chatId]?.isAbusive === false);
    });

    test("[B-61] a break after the chats outlasts a restart, and begins when the last chat leaves", async () => {
      const scene = await cast();
      const { parts, robin } = scene;
      const [breakReasonId] = Object.keys(firstAccount(parts).breakReasons) as [BreakReasonId];
      const chatId = await handle(scene);
      await done(parts, robin.asker, ["status.choose", { base: "available", breakReasonId: null }]);
      await done(parts, robin.asker, ["break.plan", { breakReasonId }]);
      expect(agentOf(scene)).toMatchObject({ base: "available", breakAfterChats: breakReasonId });
      await server().restart();
      const again = { ...scene, parts: server().parts() };
      const [cookie] = (await signIn(again.parts, [robin])) as [string];
      const desk = await server().openDesk({ cookie });
      expect(Object.values(desk.model.get().desk.cards.me)).toMatchObject([
        { status: "handling", breakAfterChats: breakReasonId },
      ]);
      clock.pass(1);
      await desk.command("chat.put-back", { chatId, note: "" });
      await until(desk.model, (model) =>
        Object.values(model.desk.cards.me).some(({ status }) => status === "break"),
      );
      expect(agentOf(again)).toMatchObject({
        breakReasonId,
        breakAfterChats: null,
        statusSince: clock.now(),
      });
      expect(statusOf(agentOf(again))).toBe("break");
    });

    test("[B-34] a personal template, shortcut and all, reaches its owner's desk and nobody else's", async () => {
      const { parts, ada, robin } = await cast();
      const [cookie, other] = (await signIn(parts, [robin, ada])) as [string, string];
      const [mine, theirs] = await Promise.all([
        server().openDesk({ cookie }),
        server().openDesk({ cookie: other }),
      ]);
      const template = { templateId: null, name: "Bye", shortcut: "bye", text: "Bye!", queueIds: [] };
      const { ok } = await mine.command("template.save", { ...template, personal: true });
      const templateId = ok?.id ?? "";
      await until(mine.model, (model) => model.desk.cards.template[templateId]?.shortcut === "bye");
      await theirs.command("template.save", { ...template, name: "To all", personal: false });
      await until(theirs.model, (model) =>
        Object.values(model.desk.cards.template).some(({ name }) => name === "To all"),
      );
      expect(theirs.model.get().desk.cards.template).not.toHaveProperty(templateId);
      for (const shortcut of ["two words", "and/or", "x".repeat(31)]) {
        const bad = await mine.command("template.save", {
          ...template,
          name: "Bad",
          shortcut,
          personal: true,
        });
        expect(bad.error?.code).toBe("bad-request");
      }
    });

    test("[B-80] a queue's script is on every desk the moment it is saved, up to its length", async () => {
      const { parts, ada, rules } = await cast();
      const [cookie] = (await signIn(parts, [ada])) as [string];
      const desk = await server().openDesk({ cookie });
      const script = `1. Greet.\n2. Ask: https://acme.example\n${"x".repeat(scriptLengthMax)}`;
      const save = (text: string) => desk.command("queue.save", { ...rules, script: text });
      expect((await save(script)).error?.code).toBe("bad-request");
      expect((await save(script.slice(0, scriptLengthMax))).error).toBeUndefined();
      const { desk: shown } = await until(
        desk.model,
        (model) => model.desk.cards.queue[rules.queueId]?.script !== "",
      );
      expect(shown.cards.queue[rules.queueId]?.script).toBe(script.slice(0, scriptLengthMax));
    });
  },
  { clock },
);
