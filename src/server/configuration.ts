import { join, resolve } from "node:path";

/** How a server is to run. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** Where SQLite keeps its file. */
  readonly dataFolder: string;
  /** A PostgreSQL address; `null` = SQLite. */
  readonly databaseUrl: string | null;
  /** Other servers may use the same PostgreSQL database. */
  readonly isOneOfSeveral?: boolean;
  /** What opens `/metrics`; `null` = nothing does. */
  readonly metricsToken: string | null;
  readonly logLevel: LogLevel;
  readonly isDemo: boolean;
  /** How many simulated customers a demo has. */
  readonly simulatedCustomers: number;
}

/** What was asked for on the command line or in the environment makes no sense. */
export class ConfigurationFault extends Error {}

/** Reads the configuration. Throws a `ConfigurationFault` that says what is wrong and what would be right. */
export function readConfiguration(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  let isDemo = false;
  let simulatedCustomers = 0;
  for (const word of words) {
    const customers = /^--customers=(\d{1,3})$/.exec(word);
    if (word === "--demo") isDemo = true;
    else if (customers) simulatedCustomers = Number(customers[1]);
    else {
      throw new ConfigurationFault(
        `${word} is not known. What can be said is --demo, and with it --customers=N.`,
      );
    }
  }
  if (simulatedCustomers > 0 && !isDemo) {
    throw new ConfigurationFault("--customers goes with --demo only.");
  }
  const databaseUrl = databaseUrlOf(environment["DATABASE_URL"]);
  const isOneOfSeveral = yesOrNo("BELLHOP_CLUSTER", environment["BELLHOP_CLUSTER"]);
  if (isOneOfSeveral && databaseUrl === null) {
    throw new ConfigurationFault("BELLHOP_CLUSTER=1 needs a PostgreSQL database: set DATABASE_URL.");
  }
  if (isOneOfSeveral && isDemo)
    throw new ConfigurationFault("--demo is for one server: leave BELLHOP_CLUSTER out.");
  const dataFolder = resolve(environment["BELLHOP_DATA"] || "data");
  return {
    host: environment["HOST"] || "127.0.0.1",
    port: portOf(environment["PORT"] || "3000"),
    dataFolder: isDemo ? join(dataFolder, "demo") : dataFolder,
    databaseUrl,
    isOneOfSeveral,
    metricsToken: metricsTokenOf(environment["METRICS_TOKEN"]),
    logLevel: logLevelOf(environment["LOG_LEVEL"] || "warn"),
    isDemo,
    simulatedCustomers,
  };
}

function yesOrNo(name: string, text: string | undefined): boolean {
  if (!text || text === "0") return false;
  if (text === "1") return true;
  throw new ConfigurationFault(`${name} is ${text}; it must be 1 or 0.`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigurationFault(`PORT is ${text}; it must be a number from 0 to 65535.`);
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

function logLevelOf(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new ConfigurationFault(`LOG_LEVEL is ${text}; it must be one of ${logLevels.join(", ")}.`);
}

/** Shorter ones can be guessed. */
const tokenLengthMin = 16;

function metricsTokenOf(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length >= tokenLengthMin) return text;
  throw new ConfigurationFault(
    `METRICS_TOKEN must have at least ${tokenLengthMin} characters. Leave it out to have no /metrics.`,
  );
}

function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new ConfigurationFault(
    "DATABASE_URL must begin with postgres:// or postgresql://. Leave it out to use SQLite.",
  );
}
