import type { Logger } from "pino";

/** Says that the machine's calendar was set. Nothing that runs ends earlier or later for it. */
export function jumpLog(logger: Logger): (byMs: number) => void {
  return (byMs) =>
    logger.warn({ byMs }, "The machine's calendar has jumped; it is followed if it stays there");
}
