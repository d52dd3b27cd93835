import type { CommandName } from "#contract/commands/commands.ts";
import { words } from "../words/words.ts";

/** What a desk asks for by a press; messages have an outbox of their own. */
export type DeskCommand = Exclude<CommandName, `customer.${string}` | "message.send">;

type SettingCommand = Extract<DeskCommand, `${string}.save` | `${string}.remove`>;

/** Commands that wait for a connection, because they only add words, which are right later, too. */
const waiting = ["note.add"] as const satisfies DeskCommand[];

type RefusedCommand = Exclude<DeskCommand, (typeof waiting)[number]>;

/** What was not done, in words. Settings have the same ones, but for those that are named. */
type NotDone = Readonly<
  Record<Exclude<RefusedCommand, SettingCommand>, string> & Partial<Record<SettingCommand, string>>
>;

/**
 * Why the command cannot be given without a connection, in words; `null` when it waits for one. Others are refused at
 * once and never carried out later, over something nobody has seen.
 */
export function whyNotOffline(name: DeskCommand): string | null {
  if (isWaiting(name)) return null;
  const { notConnected, nothingRemoved, notSaved } = words.session;
  const notDone: NotDone = words.session.notDone;
  return notConnected(notDone[name] ?? (name.endsWith(".remove") ? nothingRemoved : notSaved));
}

function isWaiting(name: DeskCommand): name is (typeof waiting)[number] {
  return waiting.some((one) => one === name);
}
