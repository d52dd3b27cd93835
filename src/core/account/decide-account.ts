import type { Happened } from "../author.ts";
import { isTimeZone } from "../opening-hours/local-time.ts";
import type { Refusal } from "../refusal.ts";
import { type AccountEvent, type SettingRemoved, type SettingSaved, settingSaved } from "./account-event.ts";
import type { Account, AccountRules } from "./account.ts";
import {
  type SettingId,
  type SettingKind,
  type SettingRules,
  type Settings,
  settingIdOf,
  settingNames,
  settingRules,
  settingsOf,
} from "./setting-kinds.ts";

type SaveSetting = {
  readonly [Kind in SettingKind]: {
    readonly type: "save-setting";
    readonly kind: Kind;
    readonly item: Settings[Kind];
    /** Most items its list may hold. */
    readonly max: number;
  };
}[SettingKind];

type RemoveSetting = {
  readonly [Kind in SettingKind]: {
    readonly type: "remove-setting";
    readonly kind: Kind;
    readonly itemId: SettingId<Kind>;
    /** Chats are still open in it. */
    readonly hasChats: boolean;
  };
}[SettingKind];

/** A change of an account's configuration. Shapes and lengths have been validated already. */
export type AccountCommand =
  | { readonly type: "change-account"; readonly rules: AccountRules }
  | SaveSetting
  | RemoveSetting;

/** The one event of a change of settings, or a refusal. (B-80) */
export function decideAccount(
  account: Account,
  command: AccountCommand,
  saved: Happened,
): AccountEvent | Refusal {
  switch (command.type) {
    case "change-account":
      return isTimeZone(command.rules.timeZone)
        ? { type: "account.changed", ...saved, rules: command.rules }
        : { refused: "time-zone-unknown" };
    case "save-setting":
      return saveSetting(account, command, saved);
    case "remove-setting":
      return removeSetting(account, command, saved);
  }
}

function saveSetting(account: Account, command: SaveSetting, saved: Happened): SettingSaved | Refusal {
  const { kind, item, max } = command;
  return (
    rulesOf(kind).whyNot?.(account, item) ??
    missingReference(account, kind, item) ??
    notUnique(account, kind, item) ??
    listFull(account, { kind, item, max }) ??
    settingSaved(kind, item, saved)
  );
}

function removeSetting(
  account: Account,
  { kind, itemId, hasChats }: RemoveSetting,
  saved: Happened,
): SettingSaved | SettingRemoved | Refusal {
  const item = settingsOf(account, kind)[itemId];
  if (!item) return { refused: "setting-unknown", kind };
  const by = usersOf(account, kind, itemId);
  if (hasChats || by.length > 0) return { refused: "setting-in-use", kind, by, hasChats };
  const { retire } = rulesOf(kind);
  if (retire) return settingSaved(kind, retire(item), saved);
  return { type: "setting.removed", ...saved, kind, itemId } as SettingRemoved;
}

/** An item of any kind: which rules are its own is no longer known to the compiler. */
type AnyItem = Settings[SettingKind];

function rulesOf(kind: SettingKind): SettingRules<AnyItem> {
  return settingRules[kind] as SettingRules<AnyItem>;
}

const kinds = Object.keys(settingNames) as SettingKind[];

function missingReference(account: Account, kind: SettingKind, item: AnyItem): Refusal | null {
  const { refersTo = {} } = rulesOf(kind);
  const missing = kinds.find((other) =>
    refersTo[other]?.(item).some((itemId) => !settingsOf(account, other)[itemId]),
  );
  return missing ? { refused: "setting-unknown", kind: missing } : null;
}

/** The kinds of settings with an item that refers to this one. */
function usersOf(account: Account, kind: SettingKind, itemId: string): SettingKind[] {
  return kinds.filter((other) => {
    const named = rulesOf(other).refersTo?.[kind];
    return named && Object.values(settingsOf(account, other)).some((item) => named(item).includes(itemId));
  });
}

function notUnique(account: Account, kind: SettingKind, item: AnyItem): Refusal | null {
  const { uniqueBy, uniqueAmong = () => true } = rulesOf(kind);
  const name = uniqueBy(item);
  if (name === null) return null;
  const itemId = settingIdOf(kind, item);
  const isTaken = Object.entries(settingsOf(account, kind)).some(
    ([otherId, other]) =>
      otherId !== itemId && uniqueAmong(item, other) && uniqueBy(other)?.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? { refused: "name-taken", name } : null;
}

/** An item that is there already can be changed whatever the limit says. (V-8) */
function listFull(
  account: Account,
  { kind, item, max }: { readonly kind: SettingKind; readonly item: AnyItem; readonly max: number },
): Refusal | null {
  const items = settingsOf(account, kind);
  if (items[settingIdOf(kind, item)]) return null;
  const { countedWith = () => true } = rulesOf(kind);
  const count = Object.values(items).filter((other) => countedWith(item, other)).length;
  return count >= max ? { refused: "list-full", list: kind, max } : null;
}
