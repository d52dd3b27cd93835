import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "./eventually.ts";

export type ProxyName = "nginx" | "caddy" | "apache2";

/** A certificate for localhost that nobody else has signed, in files of a folder of its own. */
export interface Certificate {
  readonly folder: string;
  readonly text: string;
}

export async function newCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-proxy-"));
  const [key, certificate] = [join(folder, "localhost.key"), join(folder, "localhost.pem")];
  const words = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", ...words, ...names, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  return { folder, text: await readFile(certificate, "utf8") };
}

interface Options {
  readonly path: string;
  readonly port: number;
  readonly upstream: string;
  readonly certificate: Certificate;
}

/** Runs the proxy as the guide says, on a port of its own; the result ends it. */
export async function startProxy(name: ProxyName, options: Options): Promise<() => Promise<void>> {
  const { path, port, certificate } = options;
  const folder = await mkdtemp(join(tmpdir(), `bellhop-${name}-`));
  const file = join(folder, "proxy.conf");
  const site = inThisPlace(await blockOf(name), options);
  await writeFile(file, around[name](site, { folder, port }));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(path, [...wordsFor[name](file, folder)], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (data) => (said += String(data)));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${said}`);
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.destroy();
  });
  return async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    for (const one of [folder, certificate.folder]) await rm(one, { recursive: true, force: true });
  };
}

/** The guide's configuration of this proxy. */
async function blockOf(name: ProxyName): Promise<string> {
  const guide = await readFile(new URL("../../docs/proxies.md", import.meta.url), "utf8");
  const block = guide.split(`\`\`\`${name.replace("2", "")}\n`)[1]?.split("```")[0];
  if (block === undefined) throw new Error(`docs/proxies.md has no block for ${name}`);
  return block;
}

function inThisPlace(block: string, { port, upstream, certificate }: Options): string {
  return block
    .replaceAll("/etc/ssl/chat.example.com", join(certificate.folder, "localhost"))
    .replaceAll("chat.example.com {", `localhost:${port} {`)
    .replaceAll("chat.example.com", "localhost")
    .replaceAll(/\b443\b/g, String(port))
    .replaceAll("127.0.0.1:3000", new URL(upstream).host);
}

interface Place {
  readonly folder: string;
  readonly port: number;
}

/** The configuration that a machine has around a site, made small. */
const around: Record<ProxyName, (site: string, place: Place) => string> = {
  nginx: (site, { folder }) => {
    const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const paths = kept.map((what) => `${what}_temp_path ${folder}/${what};`).join(" ");
    return `daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${paths} ${site} }`;
  },
  caddy: (site) => `{\n admin off\n auto_https disable_redirects\n}\n${site}`,
  apache2: (site, { folder, port }) => {
    const modules = ["mpm_event", "authz_core", "socache_shmcb", "ssl", "proxy", "proxy_http"];
    const loads = modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`);
    const user = process.getuid?.() === 0 ? ["User nobody", "Group nogroup"] : [];
    const files = [`PidFile ${folder}/pid`, `DefaultRuntimeDir ${folder}`, `ErrorLog ${folder}/log`];
    return [...loads, ...user, ...files, "ServerName localhost", `Listen 127.0.0.1:${port}`, site].join("\n");
  },
};

const wordsFor: Record<ProxyName, (file: string, folder: string) => readonly string[]> = {
  nginx: (file, folder) => ["-c", file, "-p", folder],
  caddy: (file) => ["run", "--config", file, "--adapter", "caddyfile"],
  apache2: (file, folder) => ["-f", file, "-d", folder, "-DFOREGROUND"],
};
