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
import { type AccountCommand, decideAccount } from "./decide-account.ts";

const by = { at: at(9), by: ada };
const decide = (world: World, command: AccountCommand) => decideAccount(world.account, command, by);

describe("[B-80] what administrators set", () => {
  test("[B-80] the rules of the account", () => {
    const changed = { ...rules, allocation: "by-hand", chatsMax: 7 } as const;
    const world = givenAccount();
    const event = decide(world, { type: "change-account", rules: changed });
    expect(event).toEqual({ type: "account.changed", ...by, rules: changed });
    expect(world.happened(saved({ rules: changed })).account).toMatchObject(changed);
  });

  test("[B-80] users: in groups there are, each address once", () => {
    const world = givenAccount();
    const save = (user: ReturnType<typeof userWith>) => decide(world, { type: "save-user", user });
    const lee = userWith({ userId: "lee" as UserId });
    expect(save(lee)).toEqual({ type: "user.saved", ...by, user: lee });
    expect(save({ ...lee, groupIds: ["gone" as GroupId] })).toEqual({ refused: "group-unknown" });
    expect(save({ ...lee, email: "robin@example.org" })).toEqual({
      refused: "name-taken",
      name: "robin@example.org",
    });
    expect(save(userWith({ userId: robin, name: "R." }))).toMatchObject({ type: "user.saved" });
  });

  test("[B-80] the last administrator stays one", () => {
    const administrator = userWith({ userId: ada, role: "administrator" });
    const world = givenAccount();
    const save = (user: typeof administrator) => decide(world, { type: "save-user", user });
    expect(save({ ...administrator, disabled: true })).toEqual({ refused: "last-administrator" });
    expect(save({ ...administrator, role: "agent" })).toEqual({ refused: "last-administrator" });
    expect(save(administrator)).toMatchObject({ type: "user.saved" });
    world.happened(saved({ user: userWith({ userId: kim, role: "administrator", disabled: true }) }));
    expect(save({ ...administrator, disabled: true })).toEqual({ refused: "last-administrator" });
    world.happened(saved({ user: userWith({ userId: kim, role: "administrator" }) }));
    expect(save({ ...administrator, disabled: true })).toMatchObject({ type: "user.saved" });
  });

  test("[B-80] groups, removed only when nobody needs them", () => {
    const world = givenAccount();
    const group = { groupId: "night" as GroupId, name: "Night" };
    expect(decide(world, { type: "save-group", group })).toEqual({ type: "group.saved", ...by, group });
    const copy = { ...group, name: "OFFICE" };
    expect(decide(world, { type: "save-group", group: copy })).toEqual({
      refused: "name-taken",
      name: "OFFICE",
    });
    const remove = (groupId: GroupId) => decide(world, { type: "remove-group", groupId });
    expect(remove(group.groupId)).toEqual({ refused: "group-unknown" });
    world.happened(inAccount({ type: "group.saved", ...by, group }));
    expect(remove(group.groupId)).toEqual({ type: "group.removed", ...by, groupId: group.groupId });
    expect(remove(office)).toEqual({ refused: "group-in-use" });
    world.happened(saved({ user: userWith({ userId: kim, groupIds: [] }) }));
    expect(remove(office)).toEqual({ refused: "group-in-use" });
    world.happened(saved({ queue: queueWith({ queueId: billing, groupIds: [frontline] }) }));
    expect(remove(office)).toMatchObject({ type: "group.removed" });
  });

  test("[B-80] queues, removed only when no chat and no widget needs them", () => {
    const world = givenAccount();
    const queue = queueWith({ queueId: "vip" as QueueId, name: "VIP" });
    const save = (but: Partial<typeof queue>) =>
      decide(world, { type: "save-queue", queue: { ...queue, ...but } });
    expect(save({})).toEqual({ type: "queue.saved", ...by, queue });
    expect(save({ name: "Sales" })).toEqual({ refused: "name-taken", name: "Sales" });
    expect(save({ groupIds: ["gone" as GroupId] })).toEqual({ refused: "group-unknown" });
    const remove = (queueId: QueueId, inUse = false) =>
      decide(world, { type: "remove-queue", queueId, inUse });
    expect(remove(queue.queueId)).toEqual({ refused: "queue-unknown" });
    world.happened(saved({ queue }));
    expect(remove(queue.queueId, true)).toEqual({ refused: "queue-in-use" });
    expect(remove(sales)).toEqual({ refused: "queue-in-use" });
    expect(remove(queue.queueId)).toEqual({ type: "queue.removed", ...by, queueId: queue.queueId });
  });

  test("[B-80] break reasons", () => {
    const world = givenAccount();
    const breakReason = { breakReasonId: "coffee" as BreakReasonId, name: "Coffee", maxMs: 60_000 };
    expect(decide(world, { type: "save-break-reason", breakReason })).toEqual({
      type: "break-reason.saved",
      ...by,
      breakReason,
    });
    expect(
      decide(world, { type: "save-break-reason", breakReason: { ...breakReason, name: "Lunch" } }),
    ).toEqual({ refused: "name-taken", name: "Lunch" });
    const remove = (breakReasonId: BreakReasonId) =>
      decide(world, { type: "remove-break-reason", breakReasonId });
    expect(remove(lunch)).toEqual({ type: "break-reason.removed", ...by, breakReasonId: lunch });
    expect(remove(breakReason.breakReasonId)).toEqual({ refused: "break-reason-unknown" });
  });

  test("[B-80] widgets, each into a queue there is", () => {
    const world = givenAccount();
    const widget = { widgetId: "shop" as WidgetId, name: "Shop", queueId: sales };
    expect(decide(world, { type: "save-widget", widget })).toEqual({ type: "widget.saved", ...by, widget });
    const astray = { ...widget, queueId: "gone" as QueueId };
    expect(decide(world, { type: "save-widget", widget: astray })).toEqual({ refused: "queue-unknown" });
    expect(world.account.widgets[widgetOf(sales)]).toMatchObject({ queueId: sales });
  });
});

describe("[B-34] templates", () => {
  const template: Template = {
    templateId: "hello" as TemplateId,
    name: "Hello",
    text: "Good day",
    queueIds: [sales],
    ownerId: null,
  };
  const given = () => givenAccount().happened(inAccount({ type: "template.saved", ...by, template }));
  const copy = { ...template, templateId: "copy" as TemplateId };

  test("[B-34] are saved for queues there are and removed", () => {
    const save = (saved: Template) => decide(givenAccount(), { type: "save-template", template: saved });
    expect(save(template)).toEqual({ type: "template.saved", ...by, template });
    expect(save({ ...template, queueIds: ["gone" as QueueId] })).toEqual({ refused: "queue-unknown" });
    const remove = (templateId: TemplateId) => decide(given(), { type: "remove-template", templateId });
    expect(remove(template.templateId)).toMatchObject({ type: "template.removed" });
    expect(remove(copy.templateId)).toEqual({ refused: "template-unknown" });
  });

  test("[B-34] have a name once, each user's own apart from the account's", () => {
    const save = (saved: Template) => decide(given(), { type: "save-template", template: saved });
    expect(save(copy)).toEqual({ refused: "name-taken", name: "Hello" });
    expect(save({ ...copy, ownerId: robin })).toMatchObject({ type: "template.saved" });
  });
});

describe("[B-51] the tree of classifications", () => {
  const late = { classificationId: "late" as ClassificationId, name: "Late", parentId: complaint };
  const leaf = { ...late, retired: false };
  const given = () =>
    givenAccount().happened(inAccount({ type: "classification.saved", ...by, classification: leaf }));
  const save = (classification: Partial<typeof leaf>) =>
    decide(given(), { type: "save-classification", classification: { ...leaf, ...classification } });
  const retire = (world: World, classificationId: ClassificationId) =>
    decide(world, { type: "remove-classification", classificationId });

  test("[B-51] a name is there once below each place", () => {
    const other = { classificationId: "other" as ClassificationId };
    expect(save(other)).toEqual({ refused: "name-taken", name: "Late" });
    expect(save({ ...other, parentId: praise })).toMatchObject({ type: "classification.saved" });
    expect(save({ ...other, name: "Broken" })).toMatchObject({ type: "classification.saved" });
  });

  test("[B-51] a branch cannot be put below itself, nor below what is gone", () => {
    expect(save({ parentId: praise })).toMatchObject({ type: "classification.saved" });
    expect(save({ parentId: leaf.classificationId })).toEqual({ refused: "wrong-parent" });
    expect(save({ parentId: "gone" as ClassificationId })).toEqual({ refused: "wrong-parent" });
    const below = { classificationId: complaint, name: "Complaint", parentId: leaf.classificationId };
    expect(save(below)).toEqual({ refused: "wrong-parent" });
  });

  test("[B-51] what is removed is retired, for the chats that bear it, once nothing is below it", () => {
    const world = given();
    expect(retire(world, complaint)).toEqual({ refused: "classification-in-use" });
    expect(retire(world, "gone" as ClassificationId)).toEqual({ refused: "classification-unknown" });
    const classification = { ...leaf, retired: true };
    expect(retire(world, leaf.classificationId)).toEqual({
      type: "classification.saved",
      ...by,
      classification,
    });
    world.happened(inAccount({ type: "classification.saved", ...by, classification }));
    expect(retire(world, complaint)).toMatchObject({ type: "classification.saved" });
  });
});

describe("[B-15] [B-80] opening hours", () => {
  const openingHoursId = "hours" as OpeningHoursId;
  const week = Array.from({ length: 7 }, () => [{ from: 540, to: 1_020 }]);
  const openingHours = { openingHoursId, name: "Weekdays", timeZone: "Europe/Berlin", week, holidays: [] };
  const kept = () => givenAccount().happened(inAccount({ type: "opening-hours.saved", ...by, openingHours }));
  const inUse = () => kept().happened(saved({ queue: queueWith({ queueId: sales, openingHoursId }) }));

  test("are saved whole, and replace those they were", () => {
    const event = { type: "opening-hours.saved", ...by, openingHours } as const;
    expect(decide(givenAccount(), { type: "save-opening-hours", openingHours })).toEqual(event);
    const { account } = kept().happened(inAccount({ ...event, openingHours: { ...openingHours, week: [] } }));
    expect(Object.values(account.openingHours)).toEqual([{ ...openingHours, week: [] }]);
  });

  test("have a name of their own, and are checked", () => {
    const other = { ...openingHours, openingHoursId: "other" as OpeningHoursId, name: "WEEKDAYS" };
    expect(decide(kept(), { type: "save-opening-hours", openingHours: other })).toMatchObject({
      refused: "name-taken",
    });
    const nowhere = { ...openingHours, timeZone: "Nowhere" };
    expect(decide(kept(), { type: "save-opening-hours", openingHours: nowhere })).toEqual({
      refused: "time-zone-unknown",
    });
  });

  test("are named by queues only while they are there, and stay while one names them", () => {
    const queue = queueWith({ queueId: sales, openingHoursId });
    expect(decide(givenAccount(), { type: "save-queue", queue })).toEqual({
      refused: "opening-hours-unknown",
    });
    expect(decide(kept(), { type: "save-queue", queue })).toMatchObject({ type: "queue.saved" });
    const remove = { type: "remove-opening-hours", openingHoursId } as const;
    expect(decide(inUse(), remove)).toEqual({ refused: "opening-hours-in-use" });
    expect(decide(givenAccount(), remove)).toEqual({ refused: "opening-hours-unknown" });
    expect(decide(kept(), remove)).toEqual({ type: "opening-hours.removed", ...by, openingHoursId });
  });
});
