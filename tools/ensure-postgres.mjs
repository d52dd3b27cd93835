import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findProgram, isExecutable } from "./find-program.mjs";
import { installSystemPackage } from "./install-system-package.mjs";

const debianFolder = "/usr/lib/postgresql";
const oldestMajor = 15;

/**
 * Finds the programs of a PostgreSQL server for the tests (POSTGRES_BIN, the PATH, Debian's folders), or
 * installs them. No server that runs is looked for or touched.
 *
 * @returns {Promise<{ binFolder: string } | { missing: string }>}
 */
export async function ensurePostgres() {
  const chosen = process.env["POSTGRES_BIN"];
  if (chosen)
    return (await hasServer(chosen))
      ? { binFolder: chosen }
      : { missing: `POSTGRES_BIN names ${chosen}, which has no initdb and postgres` };
  const found = await findServer();
  if (found) return { binFolder: found };
  const fault = await installSystemPackage("postgresql");
  const installed = await findServer();
  if (installed) return { binFolder: installed };
  return {
    missing: `no PostgreSQL ${oldestMajor} or newer: ${fault ?? "the system's is older"}; POSTGRES_BIN can name its folder`,
  };
}

async function findServer() {
  const initdb = await findProgram(["initdb"]);
  if (initdb && (await hasServer(dirname(initdb)))) return dirname(initdb);
  const majors = (await readdir(debianFolder).catch(() => []))
    .map(Number)
    .filter((major) => major >= oldestMajor)
    .sort((a, b) => b - a);
  for (const major of majors) {
    const folder = join(debianFolder, String(major), "bin");
    if (await hasServer(folder)) return folder;
  }
  return undefined;
}

async function hasServer(/** @type {string} */ folder) {
  return (await isExecutable(join(folder, "initdb"))) && (await isExecutable(join(folder, "postgres")));
}
