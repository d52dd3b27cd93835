import type { Logger } from "pino";
import type { Told } from "../ports/clock.ts";

/** Logs jumps of the machine's calendar, which affect no running duration, and errors of due actions. */
export function clockLog(logger: Logger): Told {
  return {
    jumped: (byMs) =>
      logger.warn({ byMs }, "The machine's calendar has jumped; it is followed if it stays there"),
    failed: (bug) => logger.error({ err: bug }, "Something that was due failed"),
  };
}
