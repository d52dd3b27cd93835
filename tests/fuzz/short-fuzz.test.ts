import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { CommandId } from "#contract/ids.ts";
import { commands } from "#contract/commands/commands.ts";
import { queries } from "#contract/queries/queries.ts";
import type { AccountId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { shapeOf } from "../support/payloads.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { testSeed } from "../support/test-seed.ts";
import { knownValues } from "./command-targets.ts";
import { hostileValues, jsonText, validValues } from "./hostile-values.ts";
import { runFuzz } from "./run-fuzz.ts";
import { runTarget } from "./target.ts";
import { type World, furnishWorld, prepareWorld } from "./world.ts";

/** How often each thing is tried here; `npm run fuzz` tries each a hundred thousand times. */
const count = 25;

/** Few, as each is a desk or a chat that opens, which costs more than what is asked there. */
const lanes = 2;

describeOnEachEngine("bad input", (server) => {
  let world: World;
  beforeAll(async () => {
    const { routes, ...furnished } = await furnishWorld(server().parts());
    // The pages are not built for this layer: there is nothing behind their routes.
    world = { ...furnished, routes: routes.filter(({ url }) => /^\/(api|health)/.test(url)) };
  });

  test("[wrong types] [hostile socket] every command, query, frame and route takes bad input as the contract says", async () => {
    const seed = testSeed;
    const { url } = server();
    const { targets, findings, done } = await runFuzz({ url, world, count, lanes, seed, only: "" });
    expect(findings, `npm run fuzz -- --seed=${seed}, with --engine=postgres for PostgreSQL`).toEqual([]);
    const names = targets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(commands), ...Object.keys(queries)]));
    for (const { url } of server()
      .parts()
      .routes.filter(({ url }) => url.startsWith("/api/"))) {
      expect(names).toContain(`route ${url}`);
    }
    for (const { name, tally } of targets.filter(({ name }) => name in commands)) {
      expect(tally.get("bad-request"), name).toBeGreaterThan(count / 2);
    }
    const rows = await server()
      .parts()
      .engine.query.selectFrom("event")
      .select("command_id")
      .where("account_id", "=", world.asked.accountId as AccountId)
      .where("command_id", "like", "fuzz-%" as CommandId)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ command_id }) => !done.has(command_id ?? ""))).toEqual([]);
  }, 240_000);
});

describe("inputs, which know no engine", () => {
  let server: TestServer;
  let world: World;
  beforeAll(async () => {
    server = await startTestServer();
    world = await furnishWorld(server.parts());
  });
  afterAll(() => server.stop());

  describe.each(Object.entries({ ...commands, ...queries }))("to %s", (_name, { payload }) => {
    const fitting = (inputs: fc.Arbitrary<unknown>) =>
      fc
        .sample(inputs.map(jsonText), { seed: 1, numRuns: 300 })
        .filter((text) => payload.safeParse(JSON.parse(text)).success).length;

    test("are in order where they are meant to be, and against the schema where not", () => {
      const shape = shapeOf(payload);
      const valid = fitting(validValues(shape, "", knownValues(world)));
      expect(valid).toBeGreaterThan(20);
      expect(fitting(hostileValues(shape, knownValues(world)))).toBeLessThan(valid);
    });
  });
});

test("the world of the long form is made in an empty folder", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-fuzz-"));
  onTestFinished(() => rm(dataFolder, { recursive: true }));
  const pages = { desk: dataFolder, frame: dataFolder, launcher: dataFolder };
  const { asked, other } = await prepareWorld({ dataFolder, databaseUrl: null, pages });
  expect(asked.accountId).not.toBe(other.accountId);
});

test("a fault is found, with the smallest input that has it", async () => {
  const target = {
    name: "adding up",
    inputs: fc.array(fc.nat({ max: 9 })).map((numbers) => JSON.stringify(numbers)),
    open: async () => ({
      probe: async (input: string) => {
        const sum = (JSON.parse(input) as number[]).reduce((all, one) => all + one, 0);
        return sum >= 10 ? "too much" : null;
      },
      close: () => {},
    }),
  };
  const [finding] = await runTarget(target, { count: 400, seed: 7, lanes: 2, kept: [] });
  expect(finding).toMatchObject({ target: "adding up", wrong: "too much" });
  const smallest = JSON.parse(finding!.input) as number[];
  expect(smallest.reduce((all, one) => all + one, 0)).toBe(10);
  const [kept] = await runTarget(target, { count: 2, seed: 7, lanes: 1, kept: ["[9,9]"] });
  expect(kept).toMatchObject({ wrong: "too much" });
});
