import type { AccountId, UserId } from "../ids.ts";
import type { AccountRules } from "./account.ts";
import type { SettingId, SettingKind, Settings } from "./setting-kinds.ts";

/** Who changed a setting: a user, or nobody (`null`) when the installation itself did. */
export interface Saved {
  readonly at: number;
  readonly by: UserId | null;
}

/** One item of one kind was added or changed. */
export type SettingSaved = {
  readonly [Kind in SettingKind]: Saved & {
    readonly type: "setting.saved";
    readonly kind: Kind;
    readonly item: Settings[Kind];
  };
}[SettingKind];

export type SettingRemoved = {
  readonly [Kind in SettingKind]: Saved & {
    readonly type: "setting.removed";
    readonly kind: Kind;
    readonly itemId: SettingId<Kind>;
  };
}[SettingKind];

/**
 * The account's log is its configuration and its audit trail: each event says who saved what, whole,
 * so that replaying needs no knowledge of older shapes of a form.
 */
export type AccountEvent =
  | (Saved & {
      readonly type: "account.created";
      readonly accountId: AccountId;
      readonly rules: AccountRules;
    })
  | (Saved & { readonly type: "account.changed"; readonly rules: AccountRules })
  | SettingSaved
  | SettingRemoved;

/** The event that says that this item was added or changed. */
export function settingSaved<Kind extends SettingKind>(
  kind: Kind,
  item: Settings[Kind],
  saved: Saved,
): SettingSaved {
  return { type: "setting.saved", ...saved, kind, item } as SettingSaved;
}

/** The items of one kind that these events saved, in their order. */
export function savedItems<Kind extends SettingKind>(
  events: readonly AccountEvent[],
  kind: Kind,
): Settings[Kind][] {
  return events.flatMap((event) =>
    event.type === "setting.saved" && event.kind === kind ? [event.item as Settings[Kind]] : [],
  );
}

/** The event that says that this item is there no longer. */
export function settingRemoved<Kind extends SettingKind>(
  kind: Kind,
  itemId: SettingId<Kind>,
  saved: Saved,
): SettingRemoved {
  return { type: "setting.removed", ...saved, kind, itemId } as unknown as SettingRemoved;
}
