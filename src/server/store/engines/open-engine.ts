import type { Configuration } from "../../configuration/configuration.ts";
import type { Patience } from "../patience.ts";
import type { Engine } from "./engine.ts";
import { openSqlite } from "./open-sqlite.ts";

/**
 * The database that was asked for. The client of the other one is not even loaded. An onlooker only reads, on
 * PostgreSQL also while servers run; a SQLite file is always one process's.
 */
export async function openEngine(
  configuration: Configuration,
  patience?: Patience,
  { isOnlooker = false }: { isOnlooker?: boolean } = {},
): Promise<Engine> {
  const { databaseUrl, dataFolder, several = null } = configuration;
  if (databaseUrl === null) return openSqlite(dataFolder);
  const { openPostgres } = await import("./open-postgres.ts");
  return openPostgres(databaseUrl, patience, { isShared: several !== null, isOnlooker });
}
