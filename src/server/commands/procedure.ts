import type { commands } from "#contract/commands/commands.ts";
import type { CommandId } from "#contract/ids.ts";
import type { z } from "zod";
import type { Prepared } from "../performer/decision.ts";
import type { Row } from "../ports/store.ts";
import type { CustomerAsker, StaffAsker } from "./asker.ts";

type Commands = typeof commands;

/** What arrives of a command once its form has been checked. */
export type Received<Name extends keyof Commands> = z.output<Commands[Name]["payload"]>;

/** The command as such: what names it, also when it comes again. */
interface Asked {
  readonly commandId: CommandId;
}

/** What is stored beside the changes, or done once they are. */
export interface Extras {
  readonly rows?: readonly Row[];
  /** Done after the save, and again when the command comes again; `id` is that of what was saved. */
  readonly afterwards?: (id: string) => Promise<void>;
}

/** How one kind of command is carried out. */
export interface Procedure<Payload, Asker> {
  /** The log by whose order commands are taken one after the other. */
  turn(payload: Payload, asker: Asker): string;
  /** A change of settings: decided while nothing else of the account is under way. */
  readonly isAlone?: true;
  /** Something else by whose order it is taken besides, asked when its turn has come; `null` = nothing. */
  innerTurn?(payload: Payload, asker: Asker): string | null;
  /** Other logs in which the same command may have left its mark, as far as `prepare` has loaded them. */
  alsoIn?(payload: Payload, asker: Asker): readonly string[];
  /**
   * Loads what the rule needs; a promise only where something must be waited for. The result decides
   * on it at once, without awaiting anything, and is made anew when somebody else was quicker.
   */
  prepare(payload: Payload, asker: Asker): Prepared | Promise<Prepared>;
  extras?(payload: Payload, asker: Asker): Extras;
}

export type StaffProcedure<Name extends keyof Commands> = Procedure<Received<Name>, StaffAsker & Asked>;
export type CustomerProcedure<Name extends keyof Commands> = Procedure<Received<Name>, CustomerAsker & Asked>;
