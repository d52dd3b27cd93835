import { afterEach, beforeEach, expect, test } from "vitest";
import { type Clock, systemClock } from "#server/ports/clock.ts";
import { eventually } from "../support/eventually.ts";
import { type HomeServer, type HomeServers, homeServers } from "../support/homes.ts";
import { manualClock } from "../support/manual-clock.ts";
import { describeWithPostgres } from "../support/postgres.ts";
import { accountId } from "../support/saves.ts";

const address = "http://one.example:3000";

describeWithPostgres("a server that joins others", () => {
  let servers: HomeServers;
  let first: HomeServer;
  beforeEach(async () => {
    servers = await homeServers();
    first = await servers.open(address);
  });
  afterEach(() => servers.close());

  const take = async (server: HomeServer): Promise<number> => {
    const home = await server.homes.find(accountId);
    if (home.kind !== "here") throw new Error(`The home is ${home.kind}`);
    return home.epoch;
  };

  test("waits until the lease of the one before it at its address is over", async () => {
    const epoch = await take(first);
    await first.crash();
    const clock = manualClock();
    const waits: number[] = [];
    const after: Clock["after"] = (delayMs, action) => {
      waits.push(delayMs);
      return clock.after(delayMs, action);
    };
    const again = servers.open(address, { clock: { ...clock, after } });
    await eventually(() => expect(waits).toHaveLength(1));
    await servers.expire(first);
    clock.pass(waits[0] ?? 0);
    expect(await take(await again)).toBe(epoch + 1);
    // Its first look, before it had the place, was in vain; from then on it renews its lease.
    expect(waits).toEqual([250, 750]);
  });

  test("is refused in clear words under the address of one that renews its lease", async () => {
    const again = servers.open(address, { clock: systemClock() }).catch((fault: unknown) => fault);
    let isRefused = false;
    void again.finally(() => (isRefused = true));
    await eventually(async () => {
      await first.renew();
      expect(isRefused).toBe(true);
    });
    expect(await again).toMatchObject({
      message: `Another Bellhop uses the database with BELLHOP_ADDRESS=${address}. Stop it, or give each server the address at which the others reach it.`,
    });
    expect(await take(first)).toBe(1);
  });

  test("at the address of one whose lease is over takes its place; that one lost everything, and comes back when the place is free", async () => {
    await take(first);
    await servers.expire(first);
    const usurper = await servers.open(address);
    await first.renew();
    expect(first.lost).toEqual([accountId]);
    expect(await first.homes.find(accountId)).toMatchObject({
      kind: "nowhere",
      words: expect.stringContaining(`BELLHOP_ADDRESS=${address}`) as string,
    });
    expect(first.homes.holdsLease).toBe(false);
    expect(await take(usurper)).toBe(2);
    await usurper.homes.release(accountId);
    await usurper.homes.leave();
    await first.renew();
    expect(await take(first)).toBe(4);
  });

  test("and leaves is home of nothing any more", async () => {
    const epoch = await take(first);
    await first.homes.leave();
    expect(await take(await servers.open("http://two.example"))).toBe(epoch + 1);
  });

  test("without an address is refused in clear words", async () => {
    await expect(servers.open(null)).rejects.toThrow(
      "in use by another Bellhop. Stop that one first, or start both with BELLHOP_ADDRESS and BELLHOP_SECRET.",
    );
  });

  test("and is alone takes the accounts over at once after a crash, though their lease runs", async () => {
    await first.crash();
    const alone = await servers.open(null);
    const epoch = await take(alone);
    await alone.crash();
    const again = await servers.open(null);
    expect(await take(again)).toBe(epoch + 1);
    await again.crash();
    // Nor does what it left behind keep one of several waiting.
    expect(await take(await servers.open(address))).toBe(epoch + 2);
  });
});
