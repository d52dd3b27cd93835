import { findProgram } from "./find-program.mjs";
import { runProgram } from "./run-program.mjs";

const tries = 3;

/**
 * Installs a package of the system where that may be done without asking: on Debian and its relatives,
 * as root or with a sudo that wants no password.
 *
 * @param {string} name
 * @returns {Promise<string | undefined>} why it was not installed, or nothing
 */
export async function installSystemPackage(name) {
  if (!(await findProgram(["apt-get"]))) return `this system has no apt-get to install ${name} with`;
  const sudo = await sudoPrefix();
  if (!sudo) return `${name} can be installed only as root or with a sudo that wants no password`;
  console.log(`Installing ${name} from the system's packages, for the tests …`);
  const apt = async (/** @type {string[]} */ args) => {
    const [program = "apt-get", ...rest] = [
      ...sudo,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      // A database server that comes along must not be started.
      "RUNLEVEL=1",
      "apt-get",
      "-o",
      "DPkg::Lock::Timeout=300",
      ...args,
    ];
    return await runProgram(program, rest);
  };
  let output = "";
  for (let attempt = 0; attempt < tries; attempt++) {
    // Another run may hold the lists for a moment; the installation then reports any error itself.
    await apt(["update", "-qq"]);
    const installed = await apt(["install", "-y", "-qq", "--no-install-recommends", name]);
    if (installed.code === 0) return undefined;
    output = installed.output;
  }
  const lastLine = output.trim().split("\n").at(-1) ?? "";
  return `apt-get could not install ${name}: ${lastLine}`;
}

async function sudoPrefix() {
  if (process.getuid?.() === 0) return [];
  const { code } = await runProgram("sudo", ["-n", "true"]);
  return code === 0 ? ["sudo", "-n"] : undefined;
}
