import { commands } from "#contract/commands/commands.ts";
import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import { errorOfRefusal } from "./error-of-refusal.ts";
import type { Logs } from "../logs/logs.ts";
import type { Meter } from "../ports/meter.ts";
import type { Asker } from "./asker.ts";
import { type AnyProcedure, CommandOperation } from "./command-operation.ts";
import type { CommandTable } from "./command-table.ts";
import type { Performer } from "../performer/performer.ts";
import type { Step } from "../performer/sequence.ts";
import { whyForbidden } from "./why-forbidden.ts";

/** A command of which only the outer form has been validated. */
export interface ReceivedCommand {
  readonly id: CommandId;
  readonly name: string;
  readonly payload: unknown;
}

export type CommandResult = { readonly ok: Answer } | { readonly error: CommandError };

interface Needs {
  readonly table: CommandTable;
  readonly performer: Performer;
  readonly logs: Logs;
  readonly meter: Meter;
}

interface Refused {
  readonly error: CommandError;
}

/** Runs any command: checks its name, the asker's permission and the payload, then calls its procedure. */
export class CommandRunner {
  readonly #table: CommandTable;
  readonly #performer: Performer;
  readonly #logs: Logs;
  readonly #meter: Meter;

  constructor({ table, performer, logs, meter }: Needs) {
    this.#meter = meter;
    this.#table = table;
    this.#performer = performer;
    this.#logs = logs;
  }

  /** Throws a `StoreFault` when it cannot be known whether it was stored. */
  async run(command: ReceivedCommand, asker: Asker, step?: Step): Promise<CommandResult> {
    const startedAt = performance.now();
    let result = "fault";
    try {
      const read = this.#read(command, asker, step);
      const answered = "error" in read ? read : await this.#carryOut(read);
      result = "ok" in answered ? "done" : answered.error.code;
      return answered;
    } finally {
      const name = isCommandName(command.name) ? command.name : "unknown";
      this.#meter.commandEnded(name, result, performance.now() - startedAt);
    }
  }

  /** Checks that the command exists, that the asker may give it, and that its payload is valid. */
  #read({ id, name, payload }: ReceivedCommand, asker: Asker, step?: Step): CommandOperation | Refused {
    if (!isCommandName(name)) return { error: commandError("bad-request", { field: "name" }) };
    const { permission, payload: schema } = commands[name];
    const forbidden = whyForbidden(permission, this.#logs.account, asker);
    const isOfTheirKind = (permission === "customer.chat") === (asker.kind === "customer");
    const received = schema.safeParse(payload);
    if (forbidden && !(isOfTheirKind && received.success)) return { error: forbidden };
    if (!received.success) {
      const field = received.error.issues[0]?.path.join(".") ?? "";
      return { error: commandError("bad-request", { field }) };
    }
    const procedure = this.#table[name] as unknown as AnyProcedure;
    const asked = { ...asker, commandId: id };
    return new CommandOperation({ procedure, payload: received.data, asked, step, forbidden });
  }

  async #carryOut(operation: CommandOperation): Promise<CommandResult> {
    const { forbidden, extras } = operation;
    if (forbidden) {
      // The command may have succeeded while the asker was still permitted, with only its answer lost.
      const before = await this.#performer.answerBefore(operation);
      return before ? { ok: before } : { error: forbidden };
    }
    const performed = await this.#performer.perform(operation);
    if ("refusal" in performed) {
      return { error: errorOfRefusal(this.#logs.account, performed.refusal) };
    }
    await extras?.afterwards?.(performed.ok.id ?? performed.ok.log);
    return performed;
  }
}

function isCommandName(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}
