import { commandError } from "#contract/error-codes.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Asker } from "../commands/asker.ts";
import type { ReceivedCommand } from "../commands/command-runner.ts";
import { Sequence } from "../commands/sequence.ts";
import type { GateNeeds } from "./gate-needs.ts";

type Needs = Pick<GateNeeds, "clock" | "commands" | "queries" | "requests">;
type Run = Parameters<Needs["requests"]["answer"]>[1];

interface Options {
  /** Most that may be asked and not yet answered; more is refused at once as `busy`. */
  readonly max: number;
  readonly send: (frame: AnswerFrame) => void;
}

/** What one connection has asked and has not been answered yet. */
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

  command(command: ReceivedCommand, asker: Asker): void {
    const step = this.#sequence.begin(command.id);
    const run = () => this.#needs.commands.run(command, asker, step).finally(() => step.ended());
    if (this.#answer(command.id, run)) return;
    step.failed();
    step.ended();
  }

  query(query: ReceivedCommand, asker: Asker): void {
    this.#answer(query.id, () => this.#needs.queries.run(query, asker));
  }

  #answer(id: CommandId, run: Run): boolean {
    const { max, send } = this.#options;
    if (this.#count >= max) {
      send({ type: "answer", id, error: commandError("busy") });
      return false;
    }
    this.#count += 1;
    this.#needs.requests.answer(id, () => run().finally(() => (this.#count -= 1)), send);
    return true;
  }
}
