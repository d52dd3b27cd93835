import { randomBytes } from "node:crypto";
import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { ChatId, CustomerId, WidgetId } from "#core/ids.ts";
import type { Asker, CustomerAsker } from "#server/commands/asker.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import { firstAccount } from "./staff.ts";
import type { Parts } from "./running-parts.ts";

export function newCommandId(): CommandId {
  return randomBytes(16).toString("base64url") as CommandId;
}

/** A customer of the first account nobody has heard of yet. */
export function newCustomer(parts: Parts, account = firstAccount(parts)): CustomerAsker {
  const [widgetId] = Object.keys(account.widgets) as WidgetId[];
  if (!widgetId) throw new Error("The account has no widget");
  const customerId = randomBytes(18).toString("base64url") as CustomerId;
  return { kind: "customer", accountId: account.accountId, customerId, widgetId };
}

/** Asks through the command runner, as a socket would. */
export function run<Name extends CommandName>(
  parts: Parts,
  asker: Asker,
  [name, payload, id = newCommandId()]: readonly [Name, CommandPayload<Name>, CommandId?],
): Promise<CommandResult> {
  return parts.commands.run({ id, name, payload }, asker);
}

/** The same, of a command that must be done. */
export async function done<Name extends CommandName>(
  parts: Parts,
  asker: Asker,
  command: readonly [Name, CommandPayload<Name>, CommandId?],
): Promise<Answer> {
  const result = await run(parts, asker, command);
  if ("error" in result) throw new Error(`${command[0]} was refused: ${result.error.code}`);
  return result.ok;
}

export const place = { page: "https://acme.example/", browser: "test", language: "en" };

/** The same as a chat's log says it. */
export function cameBy(widgetId: WidgetId) {
  const { page, ...browser } = place;
  return { entry: { channel: "webchat", widgetId, page }, ...browser } as const;
}

export function words(text: string, chatId: ChatId | null = null, seenNumber = 0) {
  return { chatId, seenNumber, text, ...place };
}

/** A customer's first words; the result is the chat they began. */
export async function beginChat(parts: Parts, customer: CustomerAsker, text = "Hello"): Promise<ChatId> {
  const { id } = await done(parts, customer, ["customer.write", words(text)]);
  return id as ChatId;
}
