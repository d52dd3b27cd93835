import { expect, test } from "vitest";
import { systemClock } from "#server/ports/clock.ts";
import { randomIds } from "#server/ports/ids.ts";
import type { Store } from "#server/ports/store.ts";
import { type Founding, SetUp } from "#server/set-up/set-up.ts";
import { describeStore } from "./describe-store.ts";

const credentials = { setPassword: async () => {}, endSessions: async () => {} };

const foundingOf = (name: string): Founding => ({
  accountName: name,
  name: "Kim Tanaka",
  email: `kim@${name}.example`,
  password: "correct horse",
});

describeStore("an account's founding", (place) => {
  const setUpOver = (store: Store) =>
    new SetUp({ store, clock: systemClock(), ids: randomIds(), credentials });

  test("[B-82] a set-up that had begun when an operator made the first account makes none", async () => {
    const { store } = await place().open();
    const operator = setUpOver(store);
    let made: unknown = null;
    const page = setUpOver({
      ...store,
      async save(save) {
        made ??= await operator.found(foundingOf("acme"));
        return store.save(save);
      },
    });
    expect(await page.foundFirst(foundingOf("eve"))).toBeNull();
    expect(await store.readAccountIds()).toEqual([(made as { accountId: string }).accountId]);
    expect(await page.foundFirst(foundingOf("eve"))).toBeNull();
  });

  test("an operator who was too late for the first account makes another", async () => {
    const { store } = await place().open();
    const page = setUpOver(store);
    let first: unknown = null;
    const operator = setUpOver({
      ...store,
      async save(save) {
        first ??= await page.foundFirst(foundingOf("acme"));
        return store.save(save);
      },
    });
    expect(await operator.found(foundingOf("hooli"))).not.toBeNull();
    expect(first).not.toBeNull();
    expect(await store.readAccountIds()).toHaveLength(2);
    expect(await operator.found(foundingOf("acme"))).toBeNull();
  });
});
