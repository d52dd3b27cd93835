import { noForm } from "../pre-chat-form/pre-chat-form.ts";
import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import type {
  BreakReasonId,
  ClassificationId,
  GroupId,
  OpeningHoursId,
  QueueId,
  TemplateId,
  UserId,
  WidgetId,
} from "../ids.ts";
import { ownAppearance } from "../appearance/appearance.ts";
import { at } from "../testing/at.ts";
import {
  ada,
  billing,
  complaint,
  frontline,
  givenAccount,
  inAccount,
  kim,
  lunch,
  office,
  praise,
  queueWith,
  robin,
  rules,
  sales,
  saved,
  userWith,
  widgetOf,
} from "../testing/given-account.ts";
import type { World } from "../testing/world.ts";
import type { Template } from "./account.ts";
import { settingRemoved, settingSaved } from "./account-event.ts";
import type { SettingId, SettingKind, Settings } from "./setting-kinds.ts";
import { type AccountCommand, decideAccount } from "./decide-account.ts";

const by = { at: at(9), by: byUser(ada) };
const toSave = <Kind extends SettingKind>(kind: Kind, item: Settings[Kind]) =>
  ({ type: "save-setting", kind, item, max: 100 }) as AccountCommand;
const toRemove = <Kind extends SettingKind>(kind: Kind, itemId: SettingId<Kind>, hasChats = false) =>
  ({ type: "remove-setting", kind, itemId, hasChats }) as unknown as AccountCommand;
const unknown = (kind: SettingKind) => ({ refused: "setting-unknown", kind });
const isInUse = (kind: SettingKind, by: readonly SettingKind[]) => ({
  refused: "setting-in-use",
  kind,
  by,
  hasChats: false,
});
const decide = (world: World, command: AccountCommand) => decideAccount(world.account, command, by);

describe("[B-80] what administrators set", () => {
  test("[B-80] the rules of the account", () => {
    const changed = { ...rules, allocation: "by-hand", chatsMax: 7 } as const;
    const world = givenAccount();
    const event = decide(world, { type: "change-account", rules: changed });
    expect(event).toEqual({ type: "account.changed", ...by, rules: changed });
    expect(world.happened(saved({ rules: changed })).account).toMatchObject(changed);
    const nowhere = { ...rules, timeZone: "Nowhere" };
    const refusal = { refused: "time-zone-unknown" };
    expect(decide(world, { type: "change-account", rules: nowhere })).toEqual(refusal);
  });

  test("[B-80] users: in groups there are, each address once", () => {
    const world = givenAccount();
    const save = (user: ReturnType<typeof userWith>) => decide(world, toSave("user", user));
    const lee = userWith({ userId: "lee" as UserId });
    expect(save(lee)).toEqual(settingSaved("user", lee, by));
    expect(save({ ...lee, groupIds: ["gone" as GroupId] })).toEqual(unknown("group"));
    expect(save({ ...lee, email: "robin@example.org" })).toEqual({
      refused: "name-taken",
      name: "robin@example.org",
    });
    expect(save(userWith({ userId: robin, name: "R." }))).toMatchObject({ type: "setting.saved" });
  });

  test("[B-80] the last administrator stays one", () => {
    const administrator = userWith({ userId: ada, role: "administrator" });
    const world = givenAccount();
    const save = (user: typeof administrator) => decide(world, toSave("user", user));
    expect(save({ ...administrator, disabled: true })).toEqual({ refused: "last-administrator" });
    expect(save({ ...administrator, role: "agent" })).toEqual({ refused: "last-administrator" });
    expect(save(administrator)).toMatchObject({ type: "setting.saved" });
    world.happened(saved({ user: userWith({ userId: kim, role: "administrator", disabled: true }) }));
    expect(save({ ...administrator, disabled: true })).toEqual({ refused: "last-administrator" });
    world.happened(saved({ user: userWith({ userId: kim, role: "administrator" }) }));
    expect(save({ ...administrator, disabled: true })).toMatchObject({ type: "setting.saved" });
  });

  test("[B-80] groups, removed only when nobody needs them", () => {
    const world = givenAccount();
    const group = { groupId: "night" as GroupId, name: "Night" };
    expect(decide(world, toSave("group", group))).toEqual(settingSaved("group", group, by));
    const copy = { ...group, name: "OFFICE" };
    expect(decide(world, toSave("group", copy))).toEqual({
      refused: "name-taken",
      name: "OFFICE",
    });
    const remove = (groupId: GroupId) => decide(world, toRemove("group", groupId));
    expect(remove(group.groupId)).toEqual(unknown("group"));
    world.happened(inAccount(settingSaved("group", group, by)));
    expect(remove(group.groupId)).toEqual(settingRemoved("group", group.groupId, by));
    expect(remove(office)).toEqual(isInUse("group", ["user", "queue"]));
    world.happened(saved({ user: userWith({ userId: kim, groupIds: [] }) }));
    expect(remove(office)).toEqual(isInUse("group", ["queue"]));
    world.happened(saved({ queue: queueWith({ queueId: billing, groupIds: [frontline] }) }));
    expect(remove(office)).toMatchObject({ type: "setting.removed" });
  });

  test("[B-80] queues, removed only when no chat and no widget needs them", () => {
    const world = givenAccount();
    const queue = queueWith({ queueId: "vip" as QueueId, name: "VIP" });
    const save = (but: Partial<typeof queue>) => decide(world, toSave("queue", { ...queue, ...but }));
    expect(save({})).toEqual(settingSaved("queue", queue, by));
    expect(save({ name: "Sales" })).toEqual({ refused: "name-taken", name: "Sales" });
    expect(save({ groupIds: ["gone" as GroupId] })).toEqual(unknown("group"));
    const remove = (queueId: QueueId, hasChats = false) =>
      decide(world, toRemove("queue", queueId, hasChats));
    expect(remove(queue.queueId)).toEqual(unknown("queue"));
    world.happened(saved({ queue }));
    expect(remove(queue.queueId, true)).toEqual({ ...isInUse("queue", []), hasChats: true });
    expect(remove(sales)).toEqual(isInUse("queue", ["widget"]));
    expect(remove(queue.queueId)).toEqual(settingRemoved("queue", queue.queueId, by));
  });

  test("[B-80] break reasons", () => {
    const world = givenAccount();
    const breakReason = { breakReasonId: "coffee" as BreakReasonId, name: "Coffee", maxMs: 60_000 };
    expect(decide(world, toSave("break-reason", breakReason))).toEqual(
      settingSaved("break-reason", breakReason, by),
    );
    expect(decide(world, toSave("break-reason", { ...breakReason, name: "Lunch" }))).toEqual({
      refused: "name-taken",
      name: "Lunch",
    });
    const remove = (breakReasonId: BreakReasonId) => decide(world, toRemove("break-reason", breakReasonId));
    expect(remove(lunch)).toEqual(settingRemoved("break-reason", lunch, by));
    expect(remove(breakReason.breakReasonId)).toEqual(unknown("break-reason"));
  });

  test("[B-80] widgets, each into a queue there is", () => {
    const world = givenAccount();
    const widget = {
      widgetId: "shop" as WidgetId,
      name: "Shop",
      queueId: sales,
      parameters: [],
      sites: [],
      forgetWhenEnded: false,
      language: null,
      form: noForm,
      appearance: ownAppearance,
    };
    expect(decide(world, toSave("widget", widget))).toEqual(settingSaved("widget", widget, by));
    const astray = { ...widget, queueId: "gone" as QueueId };
    expect(decide(world, toSave("widget", astray))).toEqual(unknown("queue"));
    expect(world.account.widgets[widgetOf(sales)]).toMatchObject({ queueId: sales });
  });
});

describe("[B-34] templates", () => {
  const template: Template = {
    templateId: "hello" as TemplateId,
    name: "Hello",
    shortcut: "hi",
    text: "Good day",
    queueIds: [sales],
    ownerId: null,
  };
  const given = () => givenAccount().happened(inAccount(settingSaved("template", template, by)));
  const copy = { ...template, templateId: "copy" as TemplateId };

  test("[B-34] are saved for queues there are and removed", () => {
    const save = (saved: Template) => decide(givenAccount(), toSave("template", saved));
    expect(save(template)).toEqual(settingSaved("template", template, by));
    expect(save({ ...template, queueIds: ["gone" as QueueId] })).toEqual(unknown("queue"));
    const remove = (templateId: TemplateId) => decide(given(), toRemove("template", templateId));
    expect(remove(template.templateId)).toMatchObject({ type: "setting.removed" });
    expect(remove(copy.templateId)).toEqual(unknown("template"));
  });

  test("[B-34] have a name once, each user's own apart from the account's", () => {
    const save = (saved: Template) => decide(given(), toSave("template", saved));
    expect(save(copy)).toEqual({ refused: "name-taken", name: "Hello" });
    expect(save({ ...copy, ownerId: robin })).toMatchObject({ type: "setting.saved" });
  });
});

describe("[B-51] the tree of classifications", () => {
  const late = { classificationId: "late" as ClassificationId, name: "Late", parentId: complaint };
  const leaf = { ...late, retired: false };
  const given = () => givenAccount().happened(inAccount(settingSaved("classification", leaf, by)));
  const save = (classification: Partial<typeof leaf>) =>
    decide(given(), toSave("classification", { ...leaf, ...classification }));
  const retire = (world: World, classificationId: ClassificationId) =>
    decide(world, toRemove("classification", classificationId));

  test("[B-51] a name is there once below each place", () => {
    const other = { classificationId: "other" as ClassificationId };
    expect(save(other)).toEqual({ refused: "name-taken", name: "Late" });
    expect(save({ ...other, parentId: praise })).toMatchObject({ type: "setting.saved" });
    expect(save({ ...other, name: "Broken" })).toMatchObject({ type: "setting.saved" });
  });

  test("[B-51] a branch cannot be put below itself, nor below what is gone", () => {
    expect(save({ parentId: praise })).toMatchObject({ type: "setting.saved" });
    expect(save({ parentId: leaf.classificationId })).toEqual({ refused: "wrong-parent" });
    expect(save({ parentId: "gone" as ClassificationId })).toEqual({ refused: "wrong-parent" });
    const below = { classificationId: complaint, name: "Complaint", parentId: leaf.classificationId };
    expect(save(below)).toEqual({ refused: "wrong-parent" });
  });

  test("[B-51] what is removed is retired, for the chats that bear it, once nothing is below it", () => {
    const world = given();
    expect(retire(world, complaint)).toEqual(isInUse("classification", ["classification"]));
    expect(retire(world, "gone" as ClassificationId)).toEqual(unknown("classification"));
    const classification = { ...leaf, retired: true };
    expect(retire(world, leaf.classificationId)).toEqual(settingSaved("classification", classification, by));
    world.happened(inAccount(settingSaved("classification", classification, by)));
    expect(retire(world, complaint)).toMatchObject({ type: "setting.saved" });
  });
});

describe("[B-15] [B-80] opening hours", () => {
  const openingHoursId = "hours" as OpeningHoursId;
  const week = Array.from({ length: 7 }, () => [{ from: 540, to: 1_020 }]);
  const openingHours = { openingHoursId, name: "Weekdays", timeZone: "Europe/Berlin", week, holidays: [] };
  const kept = () => givenAccount().happened(inAccount(settingSaved("opening-hours", openingHours, by)));
  const inUse = () => kept().happened(saved({ queue: queueWith({ queueId: sales, openingHoursId }) }));

  test("are saved whole, and replace those they were", () => {
    const event = settingSaved("opening-hours", openingHours, by);
    expect(decide(givenAccount(), toSave("opening-hours", openingHours))).toEqual(event);
    const { account } = kept().happened(
      inAccount(settingSaved("opening-hours", { ...openingHours, week: [] }, by)),
    );
    expect(Object.values(account.openingHours)).toEqual([{ ...openingHours, week: [] }]);
  });

  test("have a name of their own, and are checked", () => {
    const other = { ...openingHours, openingHoursId: "other" as OpeningHoursId, name: "WEEKDAYS" };
    expect(decide(kept(), toSave("opening-hours", other))).toMatchObject({
      refused: "name-taken",
    });
    const nowhere = { ...openingHours, timeZone: "Nowhere" };
    expect(decide(kept(), toSave("opening-hours", nowhere))).toEqual({
      refused: "time-zone-unknown",
    });
  });

  test("are named by queues only while they are there, and stay while one names them", () => {
    const queue = queueWith({ queueId: sales, openingHoursId });
    expect(decide(givenAccount(), toSave("queue", queue))).toEqual(unknown("opening-hours"));
    expect(decide(kept(), toSave("queue", queue))).toMatchObject({ type: "setting.saved" });
    const remove = toRemove("opening-hours", openingHoursId);
    expect(decide(inUse(), remove)).toEqual(isInUse("opening-hours", ["queue"]));
    expect(decide(givenAccount(), remove)).toEqual(unknown("opening-hours"));
    expect(decide(kept(), remove)).toEqual(settingRemoved("opening-hours", openingHoursId, by));
  });
});
