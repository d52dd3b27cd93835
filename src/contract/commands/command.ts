import type { z } from "zod";

/** Who may ask: customers, any staff user, agents (staff with the webchat capability), administrators. */
export type Asker = "customer" | "staff" | "agent" | "administrator";

/** One thing that can be asked of the server. */
export interface CommandPromise<Name extends string, Payload extends z.ZodType> {
  readonly name: Name;
  readonly by: Asker;
  readonly payload: Payload;
}

export function promise<const Name extends string, Payload extends z.ZodType>(
  command: CommandPromise<Name, Payload>,
): CommandPromise<Name, Payload> {
  return command;
}
