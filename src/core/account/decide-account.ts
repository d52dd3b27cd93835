import type {
  BreakReasonId,
  ClassificationId,
  GroupId,
  OpeningHoursId,
  QueueId,
  TemplateId,
  UserId,
} from "../ids.ts";
import { checkOpeningHours } from "../opening-hours/check-opening-hours.ts";
import type { OpeningHours } from "../opening-hours/opening-hours.ts";
import type { Refusal } from "../refusal.ts";
import { unreachable } from "../unreachable.ts";
import type { AccountEvent } from "./account-event.ts";
import type {
  Account,
  AccountRules,
  BreakReason,
  Classification,
  Group,
  Queue,
  Template,
  User,
  Widget,
} from "./account.ts";

/** What may be asked of an account's configuration. Shapes and lengths have been checked before. */
export type AccountCommand =
  | { readonly type: "change-account"; readonly rules: AccountRules }
  | { readonly type: "save-user"; readonly user: User }
  | { readonly type: "save-group"; readonly group: Group }
  | { readonly type: "remove-group"; readonly groupId: GroupId }
  | { readonly type: "save-queue"; readonly queue: Queue }
  /** `inUse`: chats are still open in it. */
  | { readonly type: "remove-queue"; readonly queueId: QueueId; readonly inUse: boolean }
  | { readonly type: "save-template"; readonly template: Template }
  | { readonly type: "remove-template"; readonly templateId: TemplateId }
  | { readonly type: "save-classification"; readonly classification: Classification }
  | { readonly type: "remove-classification"; readonly classificationId: ClassificationId }
  | { readonly type: "save-break-reason"; readonly breakReason: BreakReason }
  | { readonly type: "remove-break-reason"; readonly breakReasonId: BreakReasonId }
  | { readonly type: "save-opening-hours"; readonly openingHours: OpeningHours }
  | { readonly type: "remove-opening-hours"; readonly openingHoursId: OpeningHoursId }
  | { readonly type: "save-widget"; readonly widget: Widget };

interface Named {
  readonly name: string;
}

/** The one event a change of settings is, or why it cannot be. (B-80) */
export function decideAccount(
  account: Account,
  command: AccountCommand,
  saved: { readonly by: UserId | null; readonly at: number },
): AccountEvent | Refusal {
  return whyNot(account, command) ?? eventOf(account, command, saved);
}

function whyNot(account: Account, command: AccountCommand): Refusal | null {
  switch (command.type) {
    case "change-account":
      return null;
    case "save-user":
      return saveUser(account, command.user);
    case "save-group":
      return nameTaken(account.groups, command.group.groupId, command.group);
    case "remove-group":
      return removeGroup(account, command.groupId);
    case "save-queue":
      return saveQueue(account, command.queue);
    case "remove-queue":
      return removeQueue(account, command.queueId, command.inUse);
    case "save-template":
      return saveTemplate(account, command.template);
    case "remove-template":
      return account.templates[command.templateId] ? null : { refused: "template-unknown" };
    case "save-classification":
      return saveClassification(account, command.classification);
    case "remove-classification":
      return retireClassification(account, command.classificationId);
    case "save-break-reason": {
      const { breakReason } = command;
      return nameTaken(account.breakReasons, breakReason.breakReasonId, breakReason);
    }
    case "remove-break-reason":
      return account.breakReasons[command.breakReasonId] ? null : { refused: "break-reason-unknown" };
    case "save-opening-hours":
      return saveOpeningHours(account, command.openingHours);
    case "remove-opening-hours":
      return removeOpeningHours(account, command.openingHoursId);
    case "save-widget":
      return account.queues[command.widget.queueId] ? null : { refused: "queue-unknown" };
    default:
      return unreachable(command);
  }
}

function eventOf(
  account: Account,
  command: AccountCommand,
  saved: { readonly by: UserId | null; readonly at: number },
): AccountEvent {
  switch (command.type) {
    case "change-account":
      return { type: "account.changed", ...saved, rules: command.rules };
    case "save-user":
      return { type: "user.saved", ...saved, user: command.user };
    case "save-group":
      return { type: "group.saved", ...saved, group: command.group };
    case "remove-group":
      return { type: "group.removed", ...saved, groupId: command.groupId };
    case "save-queue":
      return { type: "queue.saved", ...saved, queue: command.queue };
    case "remove-queue":
      return { type: "queue.removed", ...saved, queueId: command.queueId };
    case "save-template":
      return { type: "template.saved", ...saved, template: command.template };
    case "remove-template":
      return { type: "template.removed", ...saved, templateId: command.templateId };
    case "save-classification":
      return { type: "classification.saved", ...saved, classification: command.classification };
    case "remove-classification": {
      const classification = account.classifications[command.classificationId];
      if (!classification) throw new Error("A classification that is not there was to be retired");
      const retired = { ...classification, retired: true };
      return { type: "classification.saved", ...saved, classification: retired };
    }
    case "save-break-reason":
      return { type: "break-reason.saved", ...saved, breakReason: command.breakReason };
    case "remove-break-reason":
      return { type: "break-reason.removed", ...saved, breakReasonId: command.breakReasonId };
    case "save-opening-hours":
      return { type: "opening-hours.saved", ...saved, openingHours: command.openingHours };
    case "remove-opening-hours":
      return { type: "opening-hours.removed", ...saved, openingHoursId: command.openingHoursId };
    case "save-widget":
      return { type: "widget.saved", ...saved, widget: command.widget };
    default:
      return unreachable(command);
  }
}

function saveUser(account: Account, user: User): Refusal | null {
  if (user.groupIds.some((groupId) => !account.groups[groupId])) return { refused: "group-unknown" };
  const users = Object.values(account.users);
  if (users.some((other) => other.userId !== user.userId && other.email === user.email)) {
    return { refused: "name-taken", name: user.email };
  }
  const isAdministrator = (someone: User) => someone.role === "administrator" && !someone.disabled;
  const isLast =
    users.some(isAdministrator) &&
    !isAdministrator(user) &&
    users.every((other) => other.userId === user.userId || !isAdministrator(other));
  return isLast ? { refused: "last-administrator" } : null;
}

function removeGroup(account: Account, groupId: GroupId): Refusal | null {
  if (!account.groups[groupId]) return { refused: "group-unknown" };
  const isInUse =
    Object.values(account.queues).some((queue) => queue.groupIds.includes(groupId)) ||
    Object.values(account.users).some((user) => user.groupIds.includes(groupId));
  return isInUse ? { refused: "group-in-use" } : null;
}

function saveQueue(account: Account, queue: Queue): Refusal | null {
  if (queue.groupIds.some((groupId) => !account.groups[groupId])) return { refused: "group-unknown" };
  const { openingHoursId } = queue;
  if (openingHoursId !== null && !account.openingHours[openingHoursId]) {
    return { refused: "opening-hours-unknown" };
  }
  return nameTaken(account.queues, queue.queueId, queue);
}

function removeQueue(account: Account, queueId: QueueId, inUse: boolean): Refusal | null {
  if (!account.queues[queueId]) return { refused: "queue-unknown" };
  const isNamed =
    Object.values(account.widgets).some((widget) => widget.queueId === queueId) ||
    Object.values(account.templates).some(({ queueIds }) => queueIds.includes(queueId));
  return inUse || isNamed ? { refused: "queue-in-use" } : null;
}

function saveOpeningHours(account: Account, hours: OpeningHours): Refusal | null {
  return checkOpeningHours(hours) ?? nameTaken(account.openingHours, hours.openingHoursId, hours);
}

function removeOpeningHours(account: Account, openingHoursId: OpeningHoursId): Refusal | null {
  if (!account.openingHours[openingHoursId]) return { refused: "opening-hours-unknown" };
  const isInUse = Object.values(account.queues).some((queue) => queue.openingHoursId === openingHoursId);
  return isInUse ? { refused: "opening-hours-in-use" } : null;
}

function saveTemplate(account: Account, template: Template): Refusal | null {
  if (template.queueIds.some((queueId) => !account.queues[queueId])) return { refused: "queue-unknown" };
  const siblings = Object.fromEntries(
    Object.entries(account.templates).filter(([, other]) => other.ownerId === template.ownerId),
  );
  return nameTaken(siblings, template.templateId, template);
}

function saveClassification(account: Account, classification: Classification): Refusal | null {
  if (isBelow(account, classification.parentId, classification.classificationId)) {
    return { refused: "wrong-parent" };
  }
  const siblings = Object.fromEntries(
    Object.entries(account.classifications).filter(
      ([, other]) => other.parentId === classification.parentId && !other.retired,
    ),
  );
  return nameTaken(siblings, classification.classificationId, classification);
}

/** Is the place `parentId` missing, or inside the very branch it would hold? */
function isBelow(
  account: Account,
  parentId: ClassificationId | null,
  classificationId: ClassificationId,
): boolean {
  let above = parentId;
  while (above !== null) {
    const parent = account.classifications[above];
    if (!parent || parent.retired || above === classificationId) return true;
    above = parent.parentId;
  }
  return false;
}

function retireClassification(account: Account, classificationId: ClassificationId): Refusal | null {
  if (!account.classifications[classificationId]) return { refused: "classification-unknown" };
  const hasChildren = Object.values(account.classifications).some(
    (other) => other.parentId === classificationId && !other.retired,
  );
  return hasChildren ? { refused: "classification-in-use" } : null;
}

function nameTaken(others: Readonly<Record<string, Named>>, id: string, { name }: Named): Refusal | null {
  const isTaken = Object.entries(others).some(
    ([otherId, other]) => otherId !== id && other.name.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? { refused: "name-taken", name } : null;
}
