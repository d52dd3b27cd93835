import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Logger } from "pino";
import { StoreFault } from "../ports/store.ts";

type Result = { readonly ok: unknown } | { readonly error: CommandError };

/** Runs what was asked and sends its answer, whatever happens: an answer always comes. */
export async function answerRequest(
  id: CommandId,
  run: () => Promise<Result>,
  { send, logger }: { send: (frame: AnswerFrame) => void; logger: Logger },
): Promise<void> {
  try {
    const result = await run();
    send(
      "ok" in result ? { type: "answer", id, ok: result.ok } : { type: "answer", id, error: result.error },
    );
  } catch (fault) {
    // The last line of a request: whoever asked is told, the rest goes into the log.
    const isStore = fault instanceof StoreFault;
    logger.error({ err: fault, commandId: id }, "A request failed");
    send({ type: "answer", id, error: commandError(isStore ? "store-unavailable" : "internal") });
  }
}
