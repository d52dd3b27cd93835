import { type ChildProcess, type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { integrityOf, startStubRegistry } from "./stub-registry.ts";

const toolsFolder = fileURLToPath(new URL("../../tools", import.meta.url));

/** The Node that runs the tests says that it is this version, until the stub of a fetched Node runs it. */
export const olderVersion = "20.19.0";
export const fetchedVersion = "24.99.0";
const packageName = "node-stub";

const packageJson = { type: "module", scripts: { probe: "node tools/probe.mjs" } };

const claimToBeOlder = `
  if (!process.env.RUN_BY_FETCHED_NODE)
    Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${olderVersion}" } });
`;

/** A script of the project, as those of package.json begin. */
const probe = `
  import "./ensure-node.mjs";
  import { spawn } from "node:child_process";
  const [task, word] = process.argv.slice(2);
  const say = (line) => console.log(JSON.stringify(line));
  if (task === "tell") say({ isFetched: Boolean(process.env.RUN_BY_FETCHED_NODE), word, path: process.env.PATH });
  if (task === "end") process.exit(Number(word));
  if (task === "die") process.kill(process.pid, word);
  if (task === "wait") {
    // Processes that it started must not be left running either.
    const below = spawn(process.execPath, ["-e", "setInterval(() => {}, 1_000)"], { stdio: "ignore" });
    let heard = 0;
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
      heard++;
      // A second signal, if there is one, comes with the first.
      setTimeout(() => { say({ signal, heard }); process.exit(3); }, 100);
    });
    process.on("exit", () => below.kill());
    say({ pids: [process.pid, below.pid] });
    setInterval(() => {}, 1_000);
  }
`;

interface Options {
  readonly isOlder?: boolean;
  /** As a script of package.json. */
  readonly byNpm?: boolean;
  /** Environment variables. */
  readonly more?: Readonly<Record<string, string>>;
}

/** A copy of the tools whose pinned Node is a stub, and a registry that has it. */
export async function makeProject({ saysVersion = fetchedVersion } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-older-node-"));
  await cp(toolsFolder, join(folder, "tools"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(packageJson));
  await writeFile(join(folder, "npmrc"), "");
  await writeFile(join(folder, "claim-to-be-older.mjs"), claimToBeOlder);
  await writeFile(join(folder, "tools", "probe.mjs"), probe);
  const archive = await packStub(folder, saysVersion);
  const registry = await startStubRegistry({ name: packageName, version: fetchedVersion, archive });
  const pin = (packages: object) =>
    writeFile(
      join(folder, "tools", "pinned-node.json"),
      JSON.stringify({ version: fetchedVersion, packages }),
    );
  const platform = `${process.platform}-${process.arch}`;
  await pin({ [platform]: { name: packageName, integrity: integrityOf(archive) } });

  const children = new Set<ChildProcess>();
  return {
    folder,
    registry,
    /** Runs the script of the project, with an older Node unless told otherwise. */
    start(words: readonly string[], { isOlder = true, byNpm = false, more = {} }: Options = {}) {
      const older = { NODE_OPTIONS: `--import=${join(folder, "claim-to-be-older.mjs")}` };
      const [program, ...first] = byNpm
        ? ["npm", "run", "--silent", "probe", "--"]
        : [process.execPath, join(folder, "tools", "probe.mjs")];
      const child = spawn(program, [...first, ...words], {
        cwd: folder,
        env: {
          ...process.env,
          npm_config_registry: registry.url,
          npm_config_cache: join(folder, "npm-cache"),
          npm_config_userconfig: join(folder, "npmrc"),
          ...(isOlder && older),
          ...more,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.add(child);
      return watch(child);
    },
    fetchedNode: join(folder, ".node", `${fetchedVersion}-${platform}`, "bin", "node"),
    pin,
    platform,
    async remove() {
      for (const child of children) child.kill("SIGKILL");
      await registry.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function watch(child: ChildProcessByStdio<null, Readable, Readable>) {
  const texts = { out: "", err: "" };
  child.stdout.on("data", (piece: Buffer) => (texts.out += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (texts.err += piece.toString()));
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    /** The first line of the script. */
    firstLine: once(lines, "line").then(([line]) => JSON.parse(line as string) as Record<string, unknown>),
    /** The last line of the script, all errors, and how it ended. */
    ended: once(child, "close").then(([code]) => ({
      code: code as number | null,
      said: texts.out.trim() && (JSON.parse(texts.out.trim().split("\n").at(-1)!) as unknown),
      errors: texts.err.trim().split("\n").filter(Boolean),
    })),
  };
}

/** A package as the registry's, whose program is the Node that runs the tests. */
async function packStub(folder: string, saysVersion: string): Promise<Buffer> {
  const program = `#!/bin/sh
[ "$1" = --version ] && echo v${saysVersion} && exit
RUN_BY_FETCHED_NODE=1 exec "${process.execPath}" "$@"
`;
  const source = join(folder, "stub", "package");
  await mkdir(join(source, "bin"), { recursive: true });
  await writeFile(
    join(source, "package.json"),
    JSON.stringify({ name: packageName, version: fetchedVersion }),
  );
  await writeFile(join(source, "LICENSE"), "");
  await writeFile(join(source, "bin", "node"), program, { mode: 0o755 });
  const archive = join(folder, "stub.tgz");
  execFileSync("tar", ["-czf", archive, "-C", join(folder, "stub"), "package"]);
  return await readFile(archive);
}
