import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { findProgram, isExecutable } from "../../tools/find-program.mjs";
import { XmppLine, domain } from "./xmpp-line.ts";
import { freePort } from "../measuring/free-port.ts";
import { type WatchedProcess, spawnServer, watchProcess } from "../measuring/server-process.ts";

/** An ejabberd from Debian's packages, with everything it needs to keep its archive in PostgreSQL. */
export interface InstalledEjabberd {
  readonly erl: string;
  /** Folder of its modules, for `ERL_LIBS`. */
  readonly modulesFolder: string;
  readonly schemaFile: string;
}

const schemaFile = "/usr/share/ejabberd/sql/pg.sql";
const erlangFolder = "/usr/lib/erlang/lib";

/** Finds ejabberd; installs nothing. */
export async function findEjabberd(): Promise<InstalledEjabberd | { readonly missing: string }> {
  const inSbin = "/usr/sbin/ejabberdctl";
  const control = (await findProgram(["ejabberdctl"])) ?? ((await isExecutable(inSbin)) ? inSbin : null);
  const erl = await findProgram(["erl"]);
  if (!control || !erl) return { missing: "no ejabberdctl and erl" };
  const modulesFolder = /^ERL_LIBS='(.+)'$/m.exec(await readFile(control, "utf8"))?.[1];
  if (!modulesFolder) return { missing: `${control} does not say where its modules are` };
  const packages = await readdir(erlangFolder).catch(() => []);
  if (!packages.some((name) => name.startsWith("p1_pgsql-"))) return { missing: "no erlang-p1-pgsql" };
  const hasSchema = await readFile(schemaFile).then(Boolean, () => false);
  return hasSchema ? { erl, modulesFolder, schemaFile } : { missing: `no ${schemaFile}` };
}

/**
 * Starts ejabberd on its own data in `folder`, as `ejabberdctl foreground` would, but without a name in the
 * network of Erlang's nodes and without busy waiting, which would count as work.
 *
 * The configuration is limited to what the comparison needs: customers and agents who sign in without an
 * account, over WebSocket; the archive of every message (XEP-0313) in PostgreSQL.
 */
export async function startEjabberd(
  { erl, modulesFolder, schemaFile: schema }: InstalledEjabberd,
  { folder, databaseUrl }: { folder: string; databaseUrl: string },
): Promise<WatchedProcess> {
  const database = new URL(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(await readFile(schema, "utf8"));
  await client.end();
  const port = await freePort();
  const configFile = join(folder, "ejabberd.yml");
  await writeFile(configFile, configuration(port, database));
  const words = ["+K", "true", "+P", "250000", "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none"];
  const child = spawnServer(
    erl,
    [...words, "-mnesia", "dir", JSON.stringify(folder), "-s", "ejabberd", "-noinput"],
    {
      ERL_LIBS: modulesFolder,
      EJABBERD_CONFIG_PATH: configFile,
      EJABBERD_LOG_PATH: join(folder, "ejabberd.log"),
      ERL_CRASH_DUMP: join(folder, "erl-crash.dump"),
    },
  );
  let said = "";
  for (const output of [child.stdout, child.stderr])
    output?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  while (!(await mayComeIn(url))) {
    if (child.exitCode !== null) throw new Error(`ejabberd ended before it listened: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return watchProcess(child, url);
}

/** Returns whether a client can sign in: the port is open before everything behind it has started. */
async function mayComeIn(url: string): Promise<boolean> {
  try {
    const line = await XmppLine.open(url, { received: () => {}, lost: () => {} });
    line.close();
    return true;
  } catch {
    return false;
  }
}

function configuration(port: number, database: URL): string {
  return `
hosts: [${domain}]
loglevel: warning
auth_method: [anonymous]
anonymous_protocol: sasl_anon
sql_type: pgsql
sql_server: 127.0.0.1
sql_port: ${database.port}
sql_database: ${database.pathname.slice(1)}
sql_username: ${database.username}
listen:
  - port: ${port}
    ip: 127.0.0.1
    backlog: 1024
    module: ejabberd_http
    request_handlers: { /ws: ejabberd_http_ws }
modules:
  mod_mam: { db_type: sql, default: always }
`;
}
