import type { Happened } from "../author.ts";
import type { AccountId } from "../ids.ts";
import type { AccountRules } from "./account.ts";
import type { SettingId, SettingKind, Settings } from "./setting-kinds.ts";

/** One item of one kind was added or changed. */
export type SettingSaved = {
  readonly [Kind in SettingKind]: Happened & {
    readonly type: "setting.saved";
    readonly kind: Kind;
    readonly item: Settings[Kind];
  };
}[SettingKind];

export type SettingRemoved = {
  readonly [Kind in SettingKind]: Happened & {
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
  | (Happened & {
      readonly type: "account.created";
      readonly accountId: AccountId;
      readonly rules: AccountRules;
    })
  | (Happened & { readonly type: "account.changed"; readonly rules: AccountRules })
  | SettingSaved
  | SettingRemoved;

/** The event that says that this item was added or changed. */
export function settingSaved<Kind extends SettingKind>(
  kind: Kind,
  item: Settings[Kind],
  saved: Happened,
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
  saved: Happened,
): SettingRemoved {
  return { type: "setting.removed", ...saved, kind, itemId } as unknown as SettingRemoved;
}
