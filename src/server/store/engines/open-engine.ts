import type { Configuration } from "../../configuration/configuration.ts";
import type { Patience } from "../patience.ts";
import type { Beside, Engine } from "./engine.ts";
import { openSqlite } from "./open-sqlite.ts";

/** The database that was asked for, for a server or beside one. The client of the other one is not even loaded. */
export async function openEngine(
  configuration: Configuration,
  patience?: Patience,
  { beside = null }: { beside?: Beside | null } = {},
): Promise<Engine> {
  const { databaseUrl, dataFolder, several = null } = configuration;
  if (databaseUrl === null) return openSqlite(dataFolder, beside);
  const { openPostgres } = await import("./open-postgres.ts");
  return openPostgres(databaseUrl, patience, { isShared: several !== null, beside });
}
