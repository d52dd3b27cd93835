import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";

export type ActorName = "administrator" | "agent" | "colleague" | "customer" | "passerBy";

/** A command that somebody gives in a scenario. */
export interface Step {
  readonly by: ActorName;
  readonly name: CommandName;
  readonly payload: (ids: Readonly<Record<string, string>>) => object;
  /** Name given to the id in the answer, for later steps. */
  readonly keepAs?: string;
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
