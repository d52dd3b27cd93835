import { projectFolder } from "./project-folder.mjs";
import { runProgram } from "./run-program.mjs";

const networkCodes =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/**
 * Runs npm in the project's folder, with the user's own settings for whatever the arguments leave open.
 *
 * @param {string[]} args
 * @returns {Promise<{ code: number, isMissing: boolean, networkCode: string | undefined, errors: string }>}
 *   `networkCode` says how the registry could not be reached, if that was the fault
 */
export async function runNpm(args) {
  const npm = process.env["npm_execpath"];
  const [program, ...first] = npm?.endsWith("npm-cli.js") ? [process.execPath, npm] : ["npm"];
  const { code, output } = await runProgram(
    program ?? "npm",
    [...first, ...args, "--prefer-offline", ...patience],
    { cwd: projectFolder },
  );
  return {
    code,
    isMissing: code === 127,
    networkCode: code === 0 ? undefined : networkCodes.exec(output)?.[1],
    errors: npmErrors(output),
  };
}

/** Without npm's warnings and its manual, which hide what went wrong. */
function npmErrors(/** @type {string} */ output) {
  const lines = output.split("\n").filter((line) => /^npm error \S/.test(line));
  return (lines.length > 0 ? lines.slice(0, 12) : output.trim().split("\n").slice(-12)).join("\n");
}
