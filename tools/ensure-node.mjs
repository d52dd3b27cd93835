// The first import of every script of package.json. With a Node that is too old, the same script goes on
// in one that is new enough, fetched where it is missing, and this process only waits for it.
// An older Node reads this file, what it imports, and the import lines of the scripts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";
import { fetchNode, oldestMajor } from "./fetch-node.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const startedByOlder = "BELLHOP_STARTED_BY_OLDER_NODE";

if (process.env["npm_lifecycle_event"] || process.env[startedByOlder]) stopWithParent();
if (Number.parseInt(process.versions.node) < oldestMajor) await goOnWith(await runOrSayWhyNot(fetchNode));

/**
 * Runs the same script with the same arguments on another Node, and ends as that ends.
 *
 * @param {string} node
 * @returns {Promise<never>}
 */
async function goOnWith(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    env: {
      ...process.env,
      PATH: [dirname(node), process.env["PATH"]].filter(Boolean).join(delimiter),
      npm_node_execpath: node,
      [startedByOlder]: "1",
    },
    stdio: "inherit",
    // A terminal signals its whole process group. In a group of its own, the child hears of each signal
    // once, from here; a second SIGINT would end the server at once.
    detached: true,
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGQUIT", "SIGHUP"]))
    process.on(signal, () => signalGroup(child, signal));
  const [code, signal] = await once(child, "exit");
  process.exit(code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)]);
}

/** Signals the child and what the child has started, as a terminal would. */
function signalGroup(
  /** @type {import("node:child_process").ChildProcess} */ { pid },
  /** @type {NodeJS.Signals} */ signal,
) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch (error) {
    // All of them have just ended.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Stops this process when its parent is no more: an older Node that was killed, or the shell between npm
 * and a script. npm passes a signal on to that shell only, which may end without telling the script.
 */
function stopWithParent() {
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  // A script that is done ends all the same.
  watch.unref();
}
