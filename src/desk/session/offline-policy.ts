import type { CommandName } from "#contract/commands/commands.ts";

/** What a desk asks for by a press; messages have an outbox of their own. */
export type DeskCommand = Exclude<CommandName, `customer.${string}` | "message.send">;

type SettingCommand = Extract<DeskCommand, `${string}.save` | `${string}.remove`>;

/**
 * The fate of each command while there is no connection. `null`: it waits, because it only adds words, which
 * are right later, too. Otherwise it is refused at once and never carried out later, over something nobody has
 * seen: these words then say what was not done.
 */
const notDone: Readonly<
  Record<Exclude<DeskCommand, SettingCommand>, string | null> & Partial<Record<SettingCommand, string>>
> = {
  "note.add": null,
  "chat.take": "the chat was not taken",
  "chat.take-next": "no chat was taken",
  "chat.play": "the chat was not played",
  "chat.pause": "the chat was not paused",
  "chat.put-back": "the chat was not put back",
  "chat.transfer": "the chat was not transferred",
  "chat.end": "the chat was not ended",
  "chat.end-waiting": "the chat was not ended",
  "chat.classify": "the classification was not changed",
  "contact.assign": "the contact was not changed",
  "contact.save": "the contact was not saved",
  "wrap-up.extend": "the wrap-up was not extended",
  "wrap-up.finish": "the wrap-up was not finished",
  "offline-message.finish": "the message is not done",
  "status.choose": "your status was not changed",
  "account.change": "the settings were not saved",
  "block.save": "the customer was not blocked",
  "block.remove": "the customer was not unblocked",
};

/** Why the command cannot be given without a connection, in words; `null` when it waits for one. */
export function whyNotOffline(name: DeskCommand): string | null {
  const row = notDone[name];
  if (row === null) return null;
  const words = row ?? (name.endsWith(".remove") ? "nothing was removed" : "the settings were not saved");
  return `Not connected: ${words}. Try again when the connection is back.`;
}
