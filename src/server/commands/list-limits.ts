import {
  type SettingKind,
  contactsMax,
  offlineMessagesOpenMax,
  personalTemplatesMax,
  settingsMax,
} from "#contract/limits.ts";

/** Maximum lengths of the lists of one account. (V-8) */
export interface ListLimits {
  readonly settings: { readonly [Kind in SettingKind]: number };
  readonly personalTemplates: number;
  readonly contacts: number;
  readonly offlineMessagesOpen: number;
}

export const listLimits: ListLimits = {
  settings: settingsMax,
  personalTemplates: personalTemplatesMax,
  contacts: contactsMax,
  offlineMessagesOpen: offlineMessagesOpenMax,
};
