import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Asker } from "../commands/asker.ts";
import type { ReceivedCommand } from "../commands/command-runner.ts";
import { Sequence } from "../performer/sequence.ts";
import type { GateNeeds } from "./gate-needs.ts";

type Needs = Pick<GateNeeds, "clock" | "commands" | "queries" | "requests">;

interface Options {
  /** Most that may be asked and not yet answered; more is refused at once as `busy`. */
  readonly max: number;
  readonly send: (frame: AnswerFrame) => void;
}

/** The unanswered requests of one connection. */
export class Asked {
  readonly #needs: Needs;
  readonly #options: Options;
  readonly #sequence: Sequence;
  #count = 0;

  constructor(needs: Needs, options: Options) {
    this.#needs = needs;
    this.#options = options;
    this.#sequence = new Sequence(needs.clock);
  }

  /** `refused`: why it is not even looked at; what is sent after it waits until it comes again. */
  command(command: ReceivedCommand, asker: Asker, refused: CommandError | null = null): void {
    const step = this.#sequence.begin(command.id);
    if (refused) this.#options.send({ type: "answer", id: command.id, error: refused });
    if (refused || this.#isTooMuch(command.id)) {
      step.failed();
      step.ended();
      return;
    }
    this.#needs.requests.answer(command.id, this.#needs.commands.run(command, asker, step), (frame) => {
      step.ended();
      this.#answered(frame);
    });
  }

  query(query: ReceivedCommand, asker: Asker): void {
    if (this.#isTooMuch(query.id)) return;
    this.#needs.requests.answer(query.id, this.#needs.queries.run(query, asker), this.#answered);
  }

  /** Counts it, or says that it is refused. */
  #isTooMuch(id: CommandId): boolean {
    const { max, send } = this.#options;
    if (this.#count < max) {
      this.#count += 1;
      return false;
    }
    send({ type: "answer", id, error: commandError("busy") });
    return true;
  }

  readonly #answered = (frame: AnswerFrame): void => {
    this.#count -= 1;
    this.#options.send(frame);
  };
}
