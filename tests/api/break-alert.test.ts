import { afterAll, beforeAll, expect, test } from "vitest";
import type { BreakReasonId } from "#contract/ids.ts";
import { until } from "../../tools/until.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const minute = 60_000;

let server: TestServer;
let clock: ManualClock;

beforeAll(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

test("[B-60] a break past its maximum alerts supervisors once, and nobody else, until it is over", async () => {
  const { administrator } = server;
  const members = await addStaff(server.parts(), [{ name: "Robin" }, { name: "Alex", role: "supervisor" }]);
  const cookies = await signIn(server.parts(), members);
  const [robin, alex] = await Promise.all(cookies.map((cookie) => server.openDesk({ cookie })));
  if (!robin || !alex) throw new Error("no desks");
  const saved = await administrator.command("break-reason.save", {
    breakReasonId: null,
    name: "Tea",
    maxMs: 15 * minute,
  });
  const breakReasonId = saved.ok?.id as BreakReasonId;
  const startedAt = clock.now();
  expect((await robin.command("status.choose", { base: "break", breakReasonId })).error).toBeUndefined();

  clock.pass(15 * minute - 1);
  expect(alex.model.get().desk.cards.alert).toEqual({});
  clock.pass(1);
  const alertOn = { name: "Robin", breakReason: "Tea", since: startedAt };
  for (const desk of [alex, administrator]) {
    const { desk: shown } = await until(
      desk.model,
      (model) => Object.keys(model.desk.cards.alert).length === 1,
    );
    expect(Object.values(shown.cards.alert)).toMatchObject([alertOn]);
  }
  expect(robin.model.get().desk.cards.alert).toEqual({});
  clock.pass(60 * minute);
  const [userId] = Object.keys(alex.model.get().desk.cards.alert);
  const log = await server.parts().store.readLog(userId ?? "", 0);
  expect(log.filter(({ type }) => type === "agent.break-overran")).toMatchObject([
    { at: startedAt + 15 * minute },
  ]);

  await robin.command("status.choose", { base: "available", breakReasonId: null });
  await until(alex.model, (model) => Object.keys(model.desk.cards.alert).length === 0);
});
