import { type SettingKind, settingsMax } from "#contract/limits.ts";
import type { CardKind, Cards, DropCard, PutCard } from "#contract/views/cards.ts";

/** All cards a desk holds, by kind and id. */
export type CardTable = { readonly [Kind in CardKind]: Readonly<Record<string, Cards[Kind]>> };

export const noCards: CardTable = {
  me: {},
  account: {},
  "user-name": {},
  item: {},
  offer: {},
  waiting: {},
  chat: {},
  "offline-message": {},
  alert: {},
  "board-queue": {},
  "board-agent": {},
  "board-chat": {},
  "queue-alert": {},
  ...noSettings(),
};

function noSettings() {
  const kinds = Object.keys(settingsMax) as SettingKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, {}])) as { readonly [Kind in SettingKind]: {} };
}

/** The table after cards were put and dropped; kinds that were not touched stay the same object. */
export function reduceCards(
  table: CardTable,
  { put, drop }: { readonly put: readonly PutCard[]; readonly drop: readonly DropCard[] },
): CardTable {
  const next: Record<string, Record<string, unknown>> = { ...table };
  const copied = new Set<CardKind>();
  const kindToChange = (kind: CardKind) => {
    if (!copied.has(kind)) next[kind] = { ...next[kind] };
    copied.add(kind);
    return next[kind] ?? {};
  };
  for (const [kind, id, card] of put) kindToChange(kind)[id] = card;
  for (const [kind, id] of drop) delete kindToChange(kind)[id];
  return next as CardTable;
}
