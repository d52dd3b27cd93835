import type { KeyName } from "../keys/key-table.ts";
import type { IconName } from "../look/icon.tsx";
import type { laterWords } from "../words/words.ts";

type Group = keyof typeof laterWords.palette.groups;

interface Look {
  readonly group: Group;
  readonly icon: IconName;
}

export const groups: readonly Group[] = ["chat", "status", "go", "desk", "template"];

/** Where each stands in the palette, and its drawing. */
export const looks: Readonly<Record<KeyName, Look>> = {
  palette: { group: "desk", icon: "search" },
  "take-this": { group: "chat", icon: "inbox" },
  play: { group: "chat", icon: "play" },
  pause: { group: "chat", icon: "pause" },
  reply: { group: "chat", icon: "edit" },
  template: { group: "chat", icon: "search" },
  classify: { group: "chat", icon: "tag" },
  note: { group: "chat", icon: "note" },
  contact: { group: "chat", icon: "person" },
  help: { group: "chat", icon: "hand" },
  "put-back": { group: "chat", icon: "put-back" },
  transfer: { group: "chat", icon: "transfer" },
  end: { group: "chat", icon: "end" },
  undo: { group: "chat", icon: "back" },
  extend: { group: "chat", icon: "plus" },
  finish: { group: "chat", icon: "check" },
  block: { group: "chat", icon: "block" },
  available: { group: "status", icon: "check" },
  break: { group: "status", icon: "cup" },
  "break-for": { group: "status", icon: "cup" },
  unavailable: { group: "status", icon: "off" },
  "take-next": { group: "go", icon: "plus" },
  inbox: { group: "go", icon: "inbox" },
  "next-late": { group: "go", icon: "warning" },
  "next-unread": { group: "go", icon: "bell" },
  chat: { group: "go", icon: "person" },
  page: { group: "go", icon: "screen" },
  queue: { group: "go", icon: "queue" },
  bell: { group: "desk", icon: "bell" },
  "my-templates": { group: "desk", icon: "note" },
  "own-account": { group: "desk", icon: "lock" },
  scheme: { group: "desk", icon: "sun" },
  language: { group: "desk", icon: "edit" },
  keys: { group: "desk", icon: "keyboard" },
  "sign-out": { group: "desk", icon: "leave" },
  "insert-template": { group: "template", icon: "note" },
};
