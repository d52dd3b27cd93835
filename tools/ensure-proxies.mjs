import { findProgram } from "./find-program.mjs";
import { installSystemPackage } from "./install-system-package.mjs";

/** The programs of docs/proxies.md, with the system's packages that have them. */
const packages = { nginx: "nginx-light", caddy: "caddy", apache2: "apache2" };

/**
 * Finds the proxies that the guide is tried with, and `openssl`, which makes their certificate, or installs
 * them. A PATH may leave out the folder `sbin`.
 *
 * @returns {Promise<Record<keyof typeof packages, { path: string } | { missing: string }>>}
 */
export async function ensureProxies() {
  return {
    nginx: await ensureProxy("nginx"),
    caddy: await ensureProxy("caddy"),
    apache2: await ensureProxy("apache2"),
  };
}

/** @returns {Promise<{ path: string } | { missing: string }>} */
async function ensureProxy(/** @type {keyof typeof packages} */ name) {
  const tls = await ensureProgram("openssl", "openssl");
  return "missing" in tls ? tls : await ensureProgram(name, packages[name]);
}

/** @returns {Promise<{ path: string } | { missing: string }>} */
async function ensureProgram(/** @type {string} */ name, /** @type {string} */ packageName) {
  const found = await findProgram([name, `../sbin/${name}`]);
  if (found) return { path: found };
  const fault = await installSystemPackage(packageName);
  const installed = await findProgram([name, `../sbin/${name}`]);
  return installed ? { path: installed } : { missing: `no ${name}: ${fault ?? "not found on the PATH"}` };
}
