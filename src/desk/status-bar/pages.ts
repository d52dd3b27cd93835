import type { Permission } from "#contract/permissions.ts";
import type { IconName } from "../look/icon.tsx";
import { useMay } from "../session/use-desk.ts";
import type { words } from "../words/words.ts";

export interface Page {
  readonly to: "/inbox" | "/board" | "/queues" | "/messages" | "/history" | "/contacts" | "/settings";
  readonly name: keyof typeof words.statusBar.pages;
  readonly icon: IconName;
  /** `null`: everybody's. */
  readonly permission: Permission | null;
  /** On a phone it is in the status menu: the bar has no room for its name. */
  readonly isMore?: true;
}

const pages: readonly Page[] = [
  { to: "/inbox", name: "inbox", icon: "inbox", permission: "chat.handle" },
  { to: "/board", name: "board", icon: "board", permission: "board.read" },
  { to: "/queues", name: "queues", icon: "queue", permission: null },
  { to: "/messages", name: "messages", icon: "mail", permission: "offline-message.read" },
  { to: "/history", name: "history", icon: "history", permission: "chat.handle", isMore: true },
  { to: "/contacts", name: "contacts", icon: "people", permission: "contact.keep", isMore: true },
  { to: "/settings", name: "settings", icon: "gear", permission: "settings.change" },
];

/** The pages of this user, for the status bar and the palette. */
export function usePages(): readonly Page[] {
  const may = useMay();
  return pages.filter(({ permission }) => permission === null || may(permission));
}
