// Keeps one throw-away PostgreSQL cluster for as long as its standard input stays open, that is until
// whoever started it says so or dies in whatever way: `node tools/postgres-keeper.mjs <options as JSON>`, which
// are those of start-postgres.mjs and the folder of the programs.
// Prints one line of JSON: { "socketFolder": … } when the cluster can be used, or { "fault": … }.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @type {{ binFolder: string, tcpPort?: number, isDurable: boolean }} */
const { binFolder, tcpPort, isDurable } = JSON.parse(process.argv[2] ?? "");
const folder = await mkdtemp(join(tmpdir(), "bellhop-postgres-"));
const identity = await otherUser();
const environment = {
  PATH: process.env["PATH"],
  LC_ALL: "C",
  TZ: "UTC",
  ...(process.env["LD_LIBRARY_PATH"] && { LD_LIBRARY_PATH: process.env["LD_LIBRARY_PATH"] }),
};
let wantsEnd = false;

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
process.stdin.resume().on("end", end).on("error", end);
process.on("SIGINT", end).on("SIGTERM", end);

try {
  if (identity) await chown(folder, identity.uid, identity.gid);
  const dataFolder = join(folder, "cluster");
  await run("initdb", [
    "-D",
    dataFolder,
    "-U",
    "bellhop",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  const settings = {
    listen_addresses: tcpPort ? "127.0.0.1" : "",
    ...(tcpPort && { port: tcpPort }),
    ...(!isDurable && { fsync: "off", full_page_writes: "off" }),
    unix_socket_directories: folder,
    max_connections: "200",
  };
  await run("postgres", [
    "-D",
    dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
} catch (error) {
  if (!wantsEnd) say({ fault: error instanceof Error ? error.message : String(error) });
} finally {
  await rm(folder, { recursive: true, force: true });
  process.exit();
}

/** Runs to the end; a server, which has none, says when it is ready. */
async function run(/** @type {string} */ program, /** @type {string[]} */ args) {
  if (wantsEnd) return;
  const child = spawn(join(binFolder, program), args, {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
    // Ctrl-C reaches the whole group; the cluster ends after its users.
    detached: true,
    ...identity,
  });
  running = child;
  let output = "";
  child.stderr.on("data", (/** @type {Buffer} */ chunk) => {
    // Faults are logged at the end, and a long run logs much.
    output = (output + chunk.toString()).slice(-4_000);
    if (chunk.includes("ready to accept connections")) say({ socketFolder: folder });
  });
  const [code] = await once(child, "close");
  if (code !== 0 && !wantsEnd) throw new Error(`${program} ended with ${code}: ${output.trim()}`);
}

function end() {
  wantsEnd = true;
  running?.kill("SIGINT");
}

function say(/** @type {object} */ line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** PostgreSQL refuses to run as root. */
async function otherUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user)
    throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
