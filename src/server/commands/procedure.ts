import type { commands } from "#contract/commands/commands.ts";
import type { CommandId } from "#contract/ids.ts";
import type { z } from "zod";
import type { Prepared } from "../performer/decision.ts";
import type { Row } from "../ports/store.ts";
import type { CustomerAsker, StaffAsker } from "./asker.ts";

type Commands = typeof commands;

/** A command's payload after validation. */
export type Received<Name extends keyof Commands> = z.output<Commands[Name]["payload"]>;

/** The id that stays the same when a client repeats the command. */
interface Asked {
  readonly commandId: CommandId;
}

/** Rows stored beside the changes, and work done after the save. */
export interface Extras {
  readonly rows?: readonly Row[];
  /** Runs after the save, and again when the command is repeated; `id` is the id of the saved item. */
  readonly afterwards?: (id: string) => Promise<void> | void;
}

/** Carries out one kind of command. */
export interface Procedure<Payload, Asker> {
  /** The key of the mutex under which the command runs: the id of a log. */
  turn(payload: Payload, asker: Asker): string;
  /** A change of settings runs alone: no other command of the account runs meanwhile. */
  readonly isAlone?: true;
  /** The key of a second mutex, determined while the first is held; `null` = none. */
  innerTurn?(payload: Payload, asker: Asker): string | null;
  /** Other logs that may already hold this command, as far as `prepare` has loaded them. */
  alsoIn?(payload: Payload, asker: Asker): readonly string[];
  /**
   * Loads what the rule needs; a promise only where it has to wait. The result decides at once, without
   * awaiting anything, and is prepared again after a conflict.
   */
  prepare(payload: Payload, asker: Asker): Prepared | Promise<Prepared>;
  extras?(payload: Payload, asker: Asker): Extras;
}

export type StaffProcedure<Name extends keyof Commands> = Procedure<Received<Name>, StaffAsker & Asked>;
export type CustomerProcedure<Name extends keyof Commands> = Procedure<Received<Name>, CustomerAsker & Asked>;
