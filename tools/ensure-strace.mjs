import { findProgram } from "./find-program.mjs";
import { installSystemPackage } from "./install-system-package.mjs";

/**
 * Finds strace, which sees what a process asks of the kernel, or installs it.
 *
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureStrace() {
  const found = await findProgram(["strace"]);
  if (found) return { path: found };
  const fault = await installSystemPackage("strace");
  const installed = await findProgram(["strace"]);
  return installed ? { path: installed } : { missing: `no strace: ${fault ?? "not found on the PATH"}` };
}
