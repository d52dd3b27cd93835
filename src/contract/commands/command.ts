import type { z } from "zod";
import type { Permission } from "../permissions.ts";

/** One thing that can be asked of the server. */
export interface CommandPromise<Name extends string, Payload extends z.ZodType> {
  readonly name: Name;
  readonly permission: Permission;
  readonly payload: Payload;
}

export function promise<const Name extends string, Payload extends z.ZodType>(
  command: CommandPromise<Name, Payload>,
): CommandPromise<Name, Payload> {
  return command;
}
