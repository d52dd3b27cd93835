import type { Logger } from "pino";
import type { Told } from "../ports/clock.ts";

/** Says that the machine's calendar was set, which nothing that runs ends earlier or later for, and what failed when it was due. */
export function clockLog(logger: Logger): Told {
  return {
    jumped: (byMs) =>
      logger.warn({ byMs }, "The machine's calendar has jumped; it is followed if it stays there"),
    failed: (bug) => logger.error({ err: bug }, "Something that was due failed"),
  };
}
