import type { CommandName } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import { type SettingKind, settings as kinds } from "#contract/settings.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Asker, CustomerAsker } from "#server/commands/asker.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import { shapeOf, validValue } from "./payloads.ts";
import { newCommandId, newCustomer, words } from "./run-command.ts";
import type { Parts } from "./running-parts.ts";
import { answered, rated, reached } from "./scenario-mail.ts";
import { offers } from "./scenario-offers.ts";
import { accountRules, block, officeHours, person, queueRules, widgetRules } from "./scenario-rules.ts";
import { newToken } from "./new-token.ts";
import { type ActorName, type Step, step, untilReady } from "./scenario-step.ts";
import { type StaffMember, addStaff, firstAccount } from "./staff.ts";

/** Who acts in a scenario, and the ids of what has come of it so far, by the name its step gave. */
export interface Scene {
  readonly staff: Readonly<Record<"administrator" | "agent" | "colleague" | "supervisor", StaffMember>>;
  readonly customers: Readonly<Record<"customer" | "passerBy", CustomerAsker>>;
  readonly ids: Record<string, string>;
}

/** Settings first, so that something of each kind is there. */
const settings: readonly Step[] = [
  step("administrator", "account.change", () => ({ ...accountRules, allocation: "by-hand" })),
  step("administrator", "group.save", () => ({ groupId: null, name: "Night" }), "night"),
  step("administrator", "group.save", ({ night }) => ({ groupId: night, name: "Late" })),
  step(
    "administrator",
    "queue.save",
    ({ group }) => ({ ...queueRules, queueId: null, name: "Billing", groupIds: [group] }),
    "billing",
  ),
  step(
    "administrator",
    "queue.save",
    ({ night }) => ({ ...queueRules, queueId: null, name: "Only at night", groupIds: [night] }),
    "nightQueue",
  ),
  step("administrator", "queue.save", ({ billing, group }) => ({
    ...queueRules,
    queueId: billing,
    name: "Bills",
    groupIds: [group],
    replyTargetMs: 45_000,
  })),
  step(
    "administrator",
    "user.save",
    ({ group }) => ({
      ...person,
      userId: null,
      email: "nia@acme.example",
      groupIds: [group],
      disabled: false,
      password: "correct horse",
    }),
    "nia",
  ),
  step("administrator", "user.save", ({ nia, group }) => ({
    ...person,
    userId: nia,
    name: "Nia Bello",
    email: "nia@acme.example",
    groupIds: [group],
    disabled: false,
    password: null,
  })),
  step(
    "administrator",
    "template.save",
    ({ billing }) => ({
      templateId: null,
      name: "Hi",
      shortcut: "hi",
      text: "Hello!",
      queueIds: [billing],
      personal: false,
    }),
    "hi",
  ),
  step(
    "agent",
    "template.save",
    () => ({ templateId: null, name: "Mine", shortcut: "", text: "Bye!", queueIds: [], personal: true }),
    "mine",
  ),
  step(
    "administrator",
    "classification.save",
    () => ({ classificationId: null, name: "Travel", parentId: null }),
    "travel",
  ),
  step(
    "administrator",
    "classification.save",
    ({ travel }) => ({ classificationId: null, name: "Delay", parentId: travel }),
    "delay",
  ),
  step(
    "administrator",
    "break-reason.save",
    () => ({ breakReasonId: null, name: "Doctor", maxMs: 60_000 }),
    "doctor",
  ),
  step("administrator", "opening-hours.save", () => ({ ...officeHours, openingHoursId: null }), "office"),
  step("administrator", "opening-hours.save", ({ office }) => ({
    ...officeHours,
    openingHoursId: office,
    name: "Never",
    week: [[], [], [], [], [], [], []],
  })),
  // Its customers cannot begin a chat, leave a message, and can again.
  step("administrator", "queue.save", ({ general, group, office }) => ({
    ...queueRules,
    queueId: general,
    name: "General",
    groupIds: [group],
    openingHoursId: office,
  })),
  step(
    "passerBy",
    "customer.leave-message",
    () => ({ name: "", email: "pat@home.example", text: "Call me", page: "", language: "en" }),
    "left",
  ),
  step("administrator", "widget.save", ({ website, general }) => ({
    widgetId: website,
    name: "Shop front",
    queueId: general,
    ...widgetRules,
  })),
  step("administrator", "queue.save", ({ general, group }) => ({
    ...queueRules,
    queueId: general,
    name: "General",
    groupIds: [group],
  })),
  step("agent", "offline-message.finish", ({ left }) => ({ offlineMessageId: left })),
  ...answered,
  step(
    "administrator",
    "widget.save",
    ({ billing }) => ({ widgetId: null, name: "Shop", queueId: billing, ...widgetRules }),
    "shop",
  ),
];

/** One chat through everything that can happen to it. */
const oneChat: readonly Step[] = [
  step("agent", "status.choose", () => ({ base: "available", breakReasonId: null })),
  step("customer", "customer.write", () => words("My flight is late"), "chat"),
  step("customer", "customer.write", ({ chat }) => words("Very late", chat, 2)),
  step("agent", "chat.take", ({ chat }) => ({ chatId: chat })),
  step("agent", "chat.play", ({ chat }) => ({ chatId: chat })),
  // Everybody who looks at a chat is told by which widget it came in.
  step("administrator", "widget.save", ({ website, general }) => ({
    widgetId: website,
    name: "Front page",
    queueId: general,
    ...widgetRules,
  })),
  step("agent", "message.send", ({ chat, hi }) => ({
    chatId: chat,
    seenNumber: 1_000,
    text: "Hello!",
    templateId: hi,
  })),
  step("customer", "customer.write", ({ chat }) => words("LH 123", chat, 5)),
  // This reply crosses the words before it, which go on waiting.
  step("agent", "message.send", ({ chat }) => ({
    chatId: chat,
    seenNumber: 7,
    text: "Which flight?",
    templateId: null,
  })),
  step("agent", "note.add", ({ chat }) => ({ chatId: chat, text: "internal: sounds tired" })),
  step("agent", "contact.save", () => ({ contactId: null, name: "Toni", email: "", phone: "" }), "contact"),
  step("agent", "contact.assign", ({ chat, contact }) => ({ chatId: chat, contactId: contact })),
  step("agent", "contact.save", ({ contact }) => ({
    contactId: contact,
    name: "Toni Rossi",
    email: "toni@home.example",
    phone: "030 1234",
  })),
  // A duplicate that somebody assigned is merged into the contact while its chat goes on.
  step(
    "colleague",
    "contact.save",
    () => ({ contactId: null, name: "Toni R.", email: "", phone: "030 9" }),
    "duplicate",
  ),
  step("agent", "contact.assign", ({ chat, duplicate }) => ({ chatId: chat, contactId: duplicate })),
  step("colleague", "contact.merge", ({ contact, duplicate }) => ({
    contactId: contact,
    otherId: duplicate,
    name: "Toni Rossi",
    email: "toni@home.example",
    phone: "030 9",
  })),
  step("agent", "contact.save", ({ contact }) => ({
    contactId: contact,
    name: "Toni Rossi-Vos",
    email: "toni@home.example",
    phone: "030 99",
  })),
  step("agent", "chat.classify", ({ chat, delay }) => ({ chatId: chat, classificationId: delay })),
  step("agent", "chat.raise-hand", ({ chat }) => ({ chatId: chat, text: "internal: may I refund this?" })),
  step("agent", "chat.lower-hand", ({ chat }) => ({ chatId: chat })),
  // The hand falls when the chat goes back to its queue.
  step("agent", "chat.raise-hand", ({ chat }) => ({ chatId: chat, text: "" })),
  step("agent", "chat.mark-abusive", ({ chat }) => ({ chatId: chat, isAbusive: true })),
  step("agent", "break.plan", ({ doctor }) => ({ breakReasonId: doctor })),
  step("agent", "chat.pause", ({ chat }) => ({ chatId: chat })),
  step("agent", "chat.put-back", ({ chat }) => ({ chatId: chat, note: "internal: wants a refund" })),
  // The last chat has left, and the break has begun.
  step("agent", "status.choose", () => ({ base: "available", breakReasonId: null })),
  step("colleague", "chat.take-next", ({ general }) => ({ queueId: general })),
  step("colleague", "chat.play", ({ chat }) => ({ chatId: chat })),
  step("colleague", "chat.transfer", ({ chat, billing }) => ({
    chatId: chat,
    toQueueId: billing,
    note: "internal: refund is due",
  })),
  step("agent", "chat.take", ({ chat }) => ({ chatId: chat })),
  step("colleague", "status.choose", () => ({ base: "available", breakReasonId: null })),
  ...offers,
  step("agent", "chat.play", ({ chat }) => ({ chatId: chat })),
  ...reached,
  step("agent", "chat.end", ({ chat }) => ({ chatId: chat })),
  ...rated,
  step("agent", "wrap-up.extend", ({ chat }) => ({ chatId: chat })),
  step("agent", "wrap-up.finish", ({ chat }) => ({ chatId: chat })),
  step("agent", "note.add", ({ chat }) => ({ chatId: chat, text: "internal: after the end" })),
];

/** Others who come and go, and a queue the agent does not see into. */
const comingAndGoing: readonly Step[] = [
  step("passerBy", "customer.write", () => words("Buy now"), "flood"),
  step("agent", "chat.end-waiting", ({ flood }) => ({ chatId: flood })),
  step("passerBy", "customer.write", () => words("Anybody?"), "brief"),
  step("passerBy", "customer.leave", ({ brief }) => ({ chatId: brief })),
  step("customer", "customer.write", ({ chat }) => words("One more thing", chat, 1_000), "next"),
  step("agent", "chat.take", ({ next }) => ({ chatId: next })),
  step("agent", "chat.play", ({ next }) => ({ chatId: next })),
  step("agent", "chat.transfer", ({ next, nightQueue }) => ({
    chatId: next,
    toQueueId: nightQueue,
    note: "",
  })),
  step("customer", "customer.write", ({ next }) => words("Still there?", next, 1_000)),
  step("administrator", "note.add", ({ next }) => ({
    chatId: next,
    text: "internal: not for agents of the day",
  })),
  step("administrator", "user.save", ({ agentId, agentEmail, group, night }) => ({
    ...person,
    userId: agentId,
    name: "Robin Vos",
    email: agentEmail,
    groupIds: [group, night],
    disabled: false,
    password: null,
  })),
  step("agent", "chat.take", ({ next }) => ({ chatId: next })),
  step("customer", "customer.leave", ({ next }) => ({ chatId: next })),
  step("agent", "status.choose", ({ doctor }) => ({ base: "break", breakReasonId: doctor })),
  step("agent", "status.choose", () => ({ base: "available", breakReasonId: null })),
  // The next chat is the agent's.
  step("colleague", "status.choose", () => ({ base: "unavailable", breakReasonId: null })),
  step("administrator", "account.change", () => ({ ...accountRules, allocation: "auto" })),
  step("passerBy", "customer.write", ({ brief }) => words("Now?", brief, 1_000), "second"),
  step("agent", "chat.raise-hand", ({ second }) => ({ chatId: second, text: "internal: who knows this?" })),
];

const removals: readonly Step[] = [
  step("administrator", "user.save", ({ nia }) => ({
    ...person,
    userId: nia,
    email: "nia@acme.example",
    groupIds: [],
    disabled: true,
    password: null,
  })),
  step("administrator", "user.save", ({ agentId, agentEmail, group }) => ({
    ...person,
    userId: agentId,
    name: "Robin Vos",
    email: agentEmail,
    groupIds: [group],
    disabled: false,
    password: null,
  })),
  step("agent", "template.remove", ({ mine }) => ({ templateId: mine })),
  step("administrator", "template.remove", ({ hi }) => ({ templateId: hi })),
  step("administrator", "classification.remove", ({ delay }) => ({ classificationId: delay })),
  step("administrator", "break-reason.remove", ({ doctor }) => ({ breakReasonId: doctor })),
  step("administrator", "widget.save", ({ shop, general }) => ({
    widgetId: shop,
    name: "Shop",
    queueId: general,
    ...widgetRules,
  })),
  step("administrator", "block.save", ({ next }) => ({ ...block, chatId: next }), "blocked"),
  step("administrator", "block.remove", ({ blocked }) => ({ customerId: blocked })),
  step("administrator", "queue.remove", ({ billing }) => ({ queueId: billing })),
  step("administrator", "opening-hours.remove", ({ office }) => ({ openingHoursId: office })),
];

const written: readonly Step[] = [...settings, ...oneChat, ...comingAndGoing, ...removals];

/** Kinds of settings of which nothing above removes an item: one is added, changed and removed. */
const otherSettings: readonly Step[] = (Object.keys(kinds) as SettingKind[]).flatMap((kind) => {
  const remove = `${kind}.remove` as CommandName;
  if (!("remove" in kinds[kind]) || written.some(({ name }) => name === remove)) return [];
  const { id, one, save } = kinds[kind];
  const added = `new ${kind}`;
  const saving = (name: string, ids: Readonly<Record<string, string>>) =>
    validValue(shapeOf(save), "payload", { [id]: ids[added] ?? null, name }) as object;
  return [
    {
      by: "administrator",
      name: `${kind}.save`,
      payload: (ids) => saving(`First ${one}`, ids),
      keepAs: added,
    },
    { by: "administrator", name: `${kind}.save`, payload: (ids) => saving(`Other ${one}`, ids) },
    { by: "administrator", name: remove, payload: (ids) => ({ [id]: ids[added] }) },
  ] satisfies Step[];
});

/** Every command at least once, each of them done and each of them changing something. */
export const scenario: readonly Step[] = [...written, ...otherSettings];

interface Cast {
  readonly customer?: CustomerAsker;
  readonly passerBy?: CustomerAsker;
}

export async function castScene(parts: Parts, cast: Cast = {}): Promise<Scene> {
  const account = firstAccount(parts);
  const [group] = Object.keys(account.groups);
  const [general] = Object.keys(account.queues);
  const [website] = Object.keys(account.widgets);
  const [administrator, agent, colleague, supervisor] = await addStaff(parts, [
    { name: "Ada Stern", role: "administrator" },
    { name: "Robin Vos" },
    { name: "Sam Lind" },
    { name: "Uma Rao", role: "supervisor", webchat: false, groupIds: [] },
  ]);
  // Chats are offered only to agents who are there.
  for (const { userId } of [agent!, colleague!]) parts.gates.presence.agentCame(userId);
  return {
    staff: { administrator: administrator!, agent: agent!, colleague: colleague!, supervisor: supervisor! },
    customers: {
      customer: cast.customer ?? newCustomer(parts),
      passerBy: cast.passerBy ?? newCustomer(parts),
    },
    ids: {
      group: group!,
      general: general!,
      website: website!,
      agentId: agent!.userId,
      colleagueId: colleague!.userId,
      agentEmail: agent!.email,
      token: await newToken(parts, administrator!.asker),
    },
  };
}

export function askerOf({ staff, customers }: Scene, by: ActorName): Asker {
  return by === "customer" || by === "passerBy" ? customers[by] : staff[by].asker;
}

/** A step as the command it is, now. */
export function commandOf(scene: Scene, { by, name, payload }: Step, id: CommandId = newCommandId()) {
  return { command: { id, name, payload: payload(scene.ids) }, asker: askerOf(scene, by) };
}

/** Carries out a step through the command runner; throws when it is refused. */
export async function perform(parts: Parts, scene: Scene, step: Step): Promise<Answer> {
  await untilReady(parts, scene.ids, step);
  const { command, asker } = commandOf(scene, step);
  const answer = doneOr(await parts.commands.run(command, asker), step);
  keep(scene, step, answer);
  return answer;
}

export function keep(scene: Scene, { keepAs }: Step, answer: Answer): void {
  if (keepAs) scene.ids[keepAs] = answer.id ?? answer.log;
}

export function doneOr(result: CommandResult, { by, name }: Step): Answer {
  if ("ok" in result) return result.ok;
  throw new Error(`${name} by ${by} was refused: ${result.error.code}`);
}
