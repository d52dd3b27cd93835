import { type SettingKind, settings } from "./settings.ts";
import type { CardKind } from "./views/cards.ts";

/** A permission by name. The server decides which role has it; see `docs/permissions.md`. */
export type Permission =
  /** Customers: their own chat. */
  | "customer.chat"
  /** All staff: using the desk, with the cards that everybody there gets. */
  | "desk.use"
  | "chat.handle"
  | "chat.end-waiting"
  | "chat.read"
  /** Which chats an agent has had, and how their day goes. */
  | "history.read"
  | "note.add"
  | "mail.send-again"
  | "customer.block"
  | "customer.unblock"
  | "queue.watch"
  | "contact.keep"
  | "offline-message.read"
  | "offline-message.finish"
  | "alert.read"
  /** The live board: queues, agents, chats in progress. */
  | "board.read"
  | "template.keep-own"
  | "template.keep-shared"
  | "settings.read"
  | "settings.change"
  | "account.change";

/** The permission needed for cards of each kind. */
export const cardPermissions: { readonly [Kind in CardKind]: Permission } = {
  me: "desk.use",
  account: "desk.use",
  "user-name": "desk.use",
  item: "desk.use",
  offer: "desk.use",
  waiting: "queue.watch",
  chat: "chat.read",
  "offline-message": "offline-message.read",
  alert: "alert.read",
  "board-queue": "board.read",
  "board-agent": "board.read",
  "board-chat": "board.read",
  "queue-alert": "board.read",
  ...(Object.fromEntries(Object.entries(settings).map(([kind, { see }]) => [kind, see])) as {
    readonly [Kind in SettingKind]: Permission;
  }),
};
