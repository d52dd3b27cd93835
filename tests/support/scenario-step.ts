import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import { expect } from "vitest";
import { eventually } from "./eventually.ts";
import type { Parts } from "./running-parts.ts";

export type ActorName = "administrator" | "agent" | "colleague" | "customer" | "passerBy";

/** A command that somebody gives in a scenario. */
export interface Step {
  readonly by: ActorName;
  readonly name: CommandName;
  readonly payload: (ids: Readonly<Record<string, string>>) => object;
  /** Name given to the id in the answer, for later steps. */
  readonly keepAs?: string;
  /** Has the system done by itself what the command builds on? Left out: it does nothing before this one. */
  readonly isReady?: (parts: Parts, ids: Readonly<Record<string, string>>) => boolean;
}

type Known =
  | (
      | "group"
      | "general"
      | "agentId"
      | "colleagueId"
      | "agentEmail"
      | "night"
      | "nightQueue"
      | "billing"
      | "nia"
      | "hi"
      | "token"
    )
  | (
      | "mine"
      | "travel"
      | "delay"
      | "doctor"
      | "office"
      | "left"
      | "called"
      | "callBack"
      | "shop"
      | "website"
      | "chat"
      | "contact"
      | "duplicate"
    )
  | ("flood" | "brief" | "next" | "second" | "blocked");

type StepWords<Name extends CommandName> = readonly [
  by: ActorName,
  name: Name,
  payload: (ids: Readonly<Record<Known, never>>) => CommandPayload<Name>,
  keepAs?: Known,
];

/** A step, whose payload is checked against its command. */
export function step<Name extends CommandName>(...[by, name, payload, keepAs]: StepWords<Name>): Step {
  return { by, name, payload: payload as unknown as Step["payload"], ...(keepAs ? { keepAs } : {}) };
}

/** Waits for what the system does by itself before this step. */
export async function untilReady(
  parts: Parts,
  ids: Readonly<Record<string, string>>,
  { isReady }: Step,
): Promise<void> {
  if (isReady) await eventually(() => expect(isReady(parts, ids)).toBe(true));
}
