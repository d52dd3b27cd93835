import type { Configuration } from "../../configuration/configuration.ts";
import type { Patience } from "../patience.ts";
import type { Beside, Engine } from "./engine.ts";
import { openSqlite } from "./open-sqlite.ts";

/**
 * Opens the configured database, for a server or for a process beside one. The other database's client is not
 * loaded.
 */
export async function openEngine(
  configuration: Configuration,
  patience?: Patience,
  { beside = null, said }: { beside?: Beside | null; said?: (words: string) => void } = {},
): Promise<Engine> {
  const { databaseUrl, dataFolder, several = null } = configuration;
  if (databaseUrl === null) return openSqlite(dataFolder, beside, said);
  const { openPostgres } = await import("./open-postgres.ts");
  return openPostgres(databaseUrl, patience, { isShared: several !== null, beside });
}
