import { findProgram, isExecutable } from "./find-program.mjs";
import { installSystemPackage } from "./install-system-package.mjs";

/** The first has no window at all, and takes a quarter less time for the same pages. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const macPath = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Finds a browser for the tests (CHROMIUM_PATH, then the PATH), or installs one.
 *
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureChromium() {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen)
    return (await isExecutable(chosen))
      ? { path: chosen }
      : { missing: `CHROMIUM_PATH names ${chosen}, which cannot be run` };
  const found = await findChromium();
  if (found) return { path: found };
  let fault;
  for (const name of ["chromium-headless-shell", "chromium"]) {
    fault = await installSystemPackage(name);
    const installed = await findChromium();
    if (installed) return { path: installed };
  }
  return {
    missing: `no Chromium: ${fault ?? "installed, and yet not found on the PATH"}; CHROMIUM_PATH can name one`,
  };
}

async function findChromium() {
  const found = await findProgram(names);
  if (found) return found;
  return (await isExecutable(macPath)) ? macPath : undefined;
}
