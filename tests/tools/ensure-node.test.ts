import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { fetchedVersion, makeProject, olderVersion } from "./older-node.ts";

let project: Awaited<ReturnType<typeof makeProject>>;

beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const downloads = () => project.registry.requests.filter((path) => path.endsWith(".tgz")).length;
const needsNode = `Bellhop needs Node 24 or newer; this is Node ${olderVersion}, and`;
const installNode = "Install Node 24 (https://nodejs.org) and start again.";

describe("a script started with an older Node", () => {
  test("fetches the pinned one once, says so in one line, and goes on with it and the same arguments", async () => {
    const first = await project.start(["tell", "a word"]).ended;
    expect(first).toEqual({
      code: 0,
      said: { isFetched: true, word: "a word", path: expect.any(String) },
      errors: [
        `Fetching Node ${fetchedVersion}, as this is Node ${olderVersion} (once; it stays in .node) …`,
      ],
    });
    const second = await project.start(["tell", "another"]).ended;
    expect(second).toMatchObject({ code: 0, said: { isFetched: true, word: "another" }, errors: [] });
    expect(downloads()).toBe(1);
  });

  test("has its children find the fetched Node first", async () => {
    const { said } = await project.start(["tell"]).ended;
    const [first] = (said as { path: string }).path.split(delimiter);
    expect(first).toBe(dirname(project.fetchedNode));
  });

  test("ends with the exit code of the script", async () => {
    expect(await project.start(["end", "7"]).ended).toMatchObject({ code: 7 });
    expect(await project.start(["die", "SIGKILL"]).ended).toMatchObject({ code: 128 + 9 });
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "passes %s on, once, and leaves nothing running",
    async (signal) => {
      const { child, firstLine, ended } = project.start(["wait"]);
      const { pids } = (await firstLine) as { pids: number[] };
      child.kill(signal);
      expect(await ended).toMatchObject({ code: 3, said: { signal, heard: 1 } });
      await expectGone(pids);
    },
  );

  test("has the script stop when it is killed itself", async () => {
    const { child, firstLine, ended } = project.start(["wait"]);
    const { pids } = (await firstLine) as { pids: number[] };
    child.kill("SIGKILL");
    expect(await ended).toMatchObject({ said: { signal: "SIGTERM", heard: 1 } });
    await expectGone(pids);
  });

  test("waits for another that is fetching", async () => {
    const both = [project.start(["tell", "1"]).ended, project.start(["tell", "2"]).ended];
    expect(await Promise.all(both)).toMatchObject([
      { code: 0, said: { isFetched: true } },
      { code: 0, said: { isFetched: true } },
    ]);
    expect(downloads()).toBe(1);
  });

  test("stopped while it fetches leaves nothing that is taken for whole", async () => {
    const asked = project.registry.stall();
    const { child, ended } = project.start(["tell"]);
    await asked;
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 143, said: "" });
    expect(existsSync(project.fetchedNode)).toBe(false);
    expect(await project.start(["tell"]).ended).toMatchObject({ code: 0, said: { isFetched: true } });
    expect(await readdir(join(project.folder, ".node"))).toEqual([`${fetchedVersion}-${project.platform}`]);
  });
});

describe("says in one line what to install", () => {
  const lastErrorOf = async (run: ReturnType<typeof project.start>) => {
    const { code, said, errors } = await run.ended;
    expect({ code, said }).toEqual({ code: 1, said: "" });
    expect(existsSync(project.fetchedNode)).toBe(false);
    return errors.at(-1);
  };

  test("when the checksum is not the pinned one, and runs nothing of it", async () => {
    const integrity = "sha512-c29tZXRoaW5nIGVsc2U=";
    await project.pin({ [project.platform]: { name: "node-stub", integrity } });
    expect(await lastErrorOf(project.start(["tell"]))).toBe(
      `${needsNode} what the package registry has as node-stub ${fetchedVersion} was thrown away: ` +
        `its checksum is not the known one. ${installNode}`,
    );
  });

  test("without a network", async () => {
    const registry = { npm_config_registry: `http://127.0.0.1:${await closedPort()}` };
    expect(await lastErrorOf(project.start(["tell"], { more: registry }))).toBe(
      `${needsNode} it cannot be fetched, because the package registry cannot be reached (ECONNREFUSED). ${installNode}`,
    );
  });

  test("without npm", async () => {
    const without = { PATH: project.folder, npm_execpath: "" };
    expect(await lastErrorOf(project.start(["tell"], { more: without }))).toBe(
      `${needsNode} it cannot be fetched, because npm was not found. ${installNode}`,
    );
  });

  test("when the fetched one does not run as it should", async () => {
    await project.remove();
    project = await makeProject({ saysVersion: "23.0.0" });
    expect(await lastErrorOf(project.start(["tell"]))).toBe(
      `${needsNode} the fetched one does not run on this system (v23.0.0). ${installNode}`,
    );
  });

  test("on a platform that has no package", async () => {
    await project.pin({});
    expect(await lastErrorOf(project.start(["tell"]))).toBe(
      `${needsNode} there is none to fetch for ${project.platform}. ${installNode}`,
    );
    expect(project.registry.requests).toEqual([]);
  });
});

test("a script started with a Node that is new enough fetches nothing", async () => {
  const { code, said, errors } = await project.start(["tell"], { isOlder: false }).ended;
  expect({ code, said, errors }).toMatchObject({ code: 0, said: { isFetched: false }, errors: [] });
  expect(project.registry.requests).toEqual([]);
  expect(existsSync(join(project.folder, ".node"))).toBe(false);
});

test.each([true, false])("stopping npm stops its script, started with an older Node: %j", async (isOlder) => {
  const { child, firstLine, ended } = project.start(["wait"], { isOlder, byNpm: true });
  const { pids } = (await firstLine) as { pids: number[] };
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ said: { signal: "SIGTERM", heard: 1 } });
  await expectGone(pids);
});

async function expectGone(pids: number[]): Promise<void> {
  await eventually(() => {
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
