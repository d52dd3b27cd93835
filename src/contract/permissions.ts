import { type SettingKind, settings } from "./settings.ts";
import type { CardKind } from "./views/cards.ts";

/** What somebody may do, by name. Which role has which is the server's to say; see `docs/permissions.md`. */
export type Permission =
  /** Customers: their own chat. */
  | "customer.chat"
  /** All staff: being here, with what everybody there is shown. */
  | "desk.use"
  | "chat.handle"
  | "chat.read"
  | "note.add"
  | "queue.watch"
  | "contact.keep"
  | "offline-message.read"
  | "offline-message.finish"
  | "alert.read"
  | "template.keep-own"
  | "template.keep-shared"
  | "settings.read"
  | "settings.change"
  | "account.change";

/** Who is shown cards of each kind. */
export const cardPermissions: { readonly [Kind in CardKind]: Permission } = {
  me: "desk.use",
  account: "desk.use",
  "user-name": "desk.use",
  item: "desk.use",
  waiting: "queue.watch",
  chat: "chat.read",
  "offline-message": "offline-message.read",
  alert: "alert.read",
  ...(Object.fromEntries(Object.entries(settings).map(([kind, { see }]) => [kind, see])) as {
    readonly [Kind in SettingKind]: Permission;
  }),
};
