import { checkOpeningHours } from "../opening-hours/check-opening-hours.ts";
import type { OpeningHours } from "../opening-hours/opening-hours.ts";
import { formFault } from "../pre-chat-form/form-fault.ts";
import type { Refusal } from "../refusal.ts";
import { isSite } from "./is-named-site.ts";
import { isSecretName } from "./is-secret-name.ts";
import type {
  Account,
  Block,
  BreakReason,
  Classification,
  Group,
  IdentityKey,
  Queue,
  Template,
  User,
  Widget,
} from "./account.ts";

/** Every kind of setting that an account has a list of, and what one item of it is. */
export interface Settings {
  readonly user: User;
  readonly group: Group;
  readonly queue: Queue;
  readonly template: Template;
  readonly classification: Classification;
  readonly "break-reason": BreakReason;
  readonly "opening-hours": OpeningHours;
  readonly widget: Widget;
  readonly block: Block;
  readonly "identity-key": IdentityKey;
}

export type SettingKind = keyof Settings;

/** The account's list of each kind, and the field that holds an item's id. */
export const settingNames = {
  user: { list: "users", id: "userId" },
  group: { list: "groups", id: "groupId" },
  queue: { list: "queues", id: "queueId" },
  template: { list: "templates", id: "templateId" },
  classification: { list: "classifications", id: "classificationId" },
  "break-reason": { list: "breakReasons", id: "breakReasonId" },
  "opening-hours": { list: "openingHours", id: "openingHoursId" },
  widget: { list: "widgets", id: "widgetId" },
  "identity-key": { list: "identityKeys", id: "identityKeyId" },
  block: { list: "blocks", id: "customerId" },
} as const satisfies {
  readonly [Kind in SettingKind]: { readonly list: string; readonly id: keyof Settings[Kind] };
};

type Names = typeof settingNames;

export type SettingId<Kind extends SettingKind> = Settings[Kind][Names[Kind]["id"] & keyof Settings[Kind]] &
  string;

/** The lists of an account, each by the ids of its items. */
export type SettingLists = {
  readonly [Kind in SettingKind as Names[Kind]["list"]]: Readonly<Record<SettingId<Kind>, Settings[Kind]>>;
};

/** The lists of an account that has just been founded. */
export const noSettings = Object.fromEntries(
  Object.values(settingNames).map(({ list }) => [list, {}]),
) as unknown as SettingLists;

/** The rules of a kind of setting that go beyond an item's form. */
export interface SettingRules<Item> {
  /** The value that must be unique, ignoring case; `null` = none. */
  readonly uniqueBy: (item: Item) => string | null;
  /** The items among which the value must be unique; by default all of the kind. */
  readonly uniqueAmong?: (item: Item, other: Item) => boolean;
  /** The items that share the limit of the list; by default all of the kind. */
  readonly countedWith?: (item: Item, other: Item) => boolean;
  /**
   * The items of other lists this one refers to. They must exist, and cannot be removed while it refers to
   * them.
   */
  readonly refersTo?: { readonly [Kind in SettingKind]?: (item: Item) => readonly string[] };
  /** Any further reason to refuse the item. */
  readonly whyNot?: (account: Account, item: Item) => Refusal | null;
  /**
   * Returns the retired form of an item, for kinds whose items history needs and which are therefore not
   * removed.
   */
  readonly retire?: (item: Item) => Item;
}

/** The rules of each kind of setting. A new kind is added here and in the contract's `settings.ts`. (B-80) */
export const settingRules: { readonly [Kind in SettingKind]: SettingRules<Settings[Kind]> } = {
  user: {
    uniqueBy: ({ email }) => email,
    refersTo: { group: ({ groupIds }) => groupIds },
    whyNot: lastAdministrator,
  },
  group: { uniqueBy: byName },
  queue: {
    uniqueBy: byName,
    refersTo: {
      group: ({ groupIds }) => groupIds,
      "opening-hours": ({ openingHoursId }) => idOrNone(openingHoursId),
    },
  },
  template: {
    uniqueBy: byName,
    uniqueAmong: hasSameOwner,
    countedWith: hasSameOwner,
    refersTo: { queue: ({ queueIds }) => queueIds },
  },
  classification: {
    uniqueBy: byName,
    uniqueAmong: ({ parentId }, other) => other.parentId === parentId && !other.retired,
    refersTo: { classification: ({ parentId, retired }) => (retired ? [] : idOrNone(parentId)) },
    whyNot: wrongParent,
    retire: (classification) => ({ ...classification, retired: true }),
  },
  "break-reason": { uniqueBy: byName },
  "opening-hours": { uniqueBy: byName, whyNot: (_account, hours) => checkOpeningHours(hours) },
  widget: {
    uniqueBy: () => null,
    refersTo: {
      queue: ({ queueId, form }) => [queueId, ...form.topics.map((topic) => topic.queueId)],
    },
    whyNot: (_account, widget) => wrongSite(widget) ?? secretParameter(widget) ?? formFault(widget.form),
  },
  block: { uniqueBy: () => null },
  "identity-key": { uniqueBy: byName },
};

/** The account's items of this kind, by their ids. */
export function settingsOf<Kind extends SettingKind>(
  account: Account,
  kind: Kind,
): Readonly<Record<string, Settings[Kind]>> {
  return account[settingNames[kind].list] as Readonly<Record<string, Settings[Kind]>>;
}

/** The id of an item. */
export function settingIdOf<Kind extends SettingKind>(kind: Kind, item: Settings[Kind]): SettingId<Kind> {
  return item[settingNames[kind].id as keyof Settings[Kind]] as SettingId<Kind>;
}

function byName({ name }: { readonly name: string }): string {
  return name;
}

function idOrNone(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

function hasSameOwner(template: Template, other: Template): boolean {
  return other.ownerId === template.ownerId;
}

function lastAdministrator({ users }: Account, user: User): Refusal | null {
  const isAdministrator = (someone: User) => someone.role === "administrator" && !someone.disabled;
  const known = Object.values(users);
  const isLast =
    known.some(isAdministrator) &&
    !isAdministrator(user) &&
    known.every((other) => other.userId === user.userId || !isAdministrator(other));
  return isLast ? { refused: "last-administrator" } : null;
}

/** The place above must be there and offered, and not inside the very branch it would hold. */
function wrongParent({ classifications }: Account, item: Classification): Refusal | null {
  for (let above = item.parentId; above !== null;) {
    const parent = classifications[above];
    if (!parent || parent.retired || above === item.classificationId) return { refused: "wrong-parent" };
    above = parent.parentId;
  }
  return null;
}

function secretParameter({ parameters }: Widget): Refusal | null {
  const name = parameters.find(isSecretName);
  return name === undefined ? null : { refused: "parameter-secret", name };
}

function wrongSite({ sites }: Widget): Refusal | null {
  const name = sites.find((site) => !isSite(site));
  return name === undefined ? null : { refused: "site-wrong", name };
}
