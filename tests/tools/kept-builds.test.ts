import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { keepBuild, markUsed, removeOldBuilds } from "../../tools/kept-builds.mjs";
import { eventually } from "../support/eventually.ts";

const hour = 60 * 60 * 1000;

test("the build of a server that has run for a week stays for those whose pages are open", async () => {
  const dist = await mkdtemp(join(tmpdir(), "bellhop-dist-"));
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(async () => {
    vi.useRealTimers();
    await rm(dist, { recursive: true, force: true });
  });
  const [running, stopped, removed] = ["running", "stopped", "removed"].map((name) => join(dist, name));
  for (const build of [running!, stopped!, removed!]) await mkdir(join(build, "desk"), { recursive: true });
  await markUsed(stopped!);
  await keepBuild(running!);
  // A server outlives its build.
  await keepBuild(removed!);
  await rm(removed!, { recursive: true });

  vi.advanceTimersByTime(7 * 24 * hour);
  await eventually(async () =>
    expect((await stat(running!)).mtimeMs).toBeGreaterThan(Date.now() - 12 * hour),
  );
  await removeOldBuilds(dist);
  expect(await readdir(dist)).toEqual(["running"]);
});
