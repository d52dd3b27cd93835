import type { CommandError } from "#contract/error-codes.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Row } from "../ports/store.ts";
import type { Asker } from "./asker.ts";
import type { Operation } from "../performer/performer.ts";
import type { Prepared } from "../performer/decision.ts";
import type { Extras, Procedure } from "./procedure.ts";
import type { Step } from "../performer/sequence.ts";

type Asked = Asker & { readonly commandId: CommandId };

export type AnyProcedure = Procedure<unknown, Asked>;

interface OperationNeeds {
  readonly procedure: AnyProcedure;
  readonly payload: unknown;
  readonly asked: Asked;
  readonly step: Step | undefined;
  readonly forbidden: CommandError | null;
}

/** A command of the contract as something to be done. */
export class CommandOperation implements Operation {
  readonly commandId: CommandId;
  readonly turn: string;
  readonly isAlone: boolean;
  readonly rows: readonly Row[];
  readonly step: Step | undefined;
  readonly extras: Extras | undefined;
  /** Why the asker lacks permission; the command is then only looked up, in case it was stored earlier. */
  readonly forbidden: CommandError | null;
  readonly #procedure: AnyProcedure;
  readonly #payload: unknown;
  readonly #asked: Asked;

  constructor({ procedure, payload, asked, step, forbidden }: OperationNeeds) {
    this.commandId = asked.commandId;
    this.turn = procedure.turn(payload, asked);
    this.isAlone = procedure.isAlone ?? false;
    this.extras = forbidden ? undefined : procedure.extras?.(payload, asked);
    this.rows = this.extras?.rows ?? [];
    this.step = step;
    this.forbidden = forbidden;
    this.#procedure = procedure;
    this.#payload = payload;
    this.#asked = asked;
  }

  innerTurn(): string | null {
    return this.#procedure.innerTurn?.(this.#payload, this.#asked) ?? null;
  }

  alsoIn(): readonly string[] {
    return this.#procedure.alsoIn?.(this.#payload, this.#asked) ?? [];
  }

  prepare(): Prepared | Promise<Prepared> {
    return this.#procedure.prepare(this.#payload, this.#asked);
  }
}
