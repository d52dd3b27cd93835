import pino, { type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "../configuration/configuration.ts";

/** Most nested causes logged for a fault. */
const causesMax = 5;

interface ToldFault {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ToldFault;
}

/**
 * The server's log: one JSON object to a line. A fault is logged by its kind and place, without the data it
 * carries: databases name the offending row, and a row may hold what customers wrote.
 */
export function openLogger({ level }: { level: LogLevel }, destination?: DestinationStream): Logger {
  const options = { level, base: {}, serializers: { err: (fault: unknown) => told(fault) } };
  return destination ? pino(options, destination) : pino(options);
}

function told(fault: unknown, depth = 0): ToldFault {
  if (!(fault instanceof Error))
    return { type: typeof fault, message: "Something that is no error was thrown" };
  const { code } = fault as { code?: unknown };
  return {
    type: fault.constructor.name,
    message: fault.message,
    ...(typeof code === "string" ? { code } : {}),
    ...(fault.stack ? { stack: fault.stack } : {}),
    ...(fault.cause !== undefined && depth < causesMax ? { cause: told(fault.cause, depth + 1) } : {}),
  };
}
