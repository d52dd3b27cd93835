import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AttemptLimits, type Attempter } from "./attempt-limits.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stranger(email: string, address: string): Attempter {
  return { kind: "stranger", email, address };
}

/** How many of so many wrong attempts were let through. */
async function wrongOf(limits: AttemptLimits, count: number, of: (number: number) => Attempter) {
  let passed = 0;
  for (let number = 0; number < count; number++) {
    if ("forgive" in (await limits.count(of(number)))) passed += 1;
  }
  return passed;
}

test("[A-5] guessing one user's password from many networks stops after ten wrong attempts, and no other user's", async () => {
  const limits = new AttemptLimits();
  const kim = (number: number) => stranger("kim@acme.example", `192.0.2.${number}`);
  expect(await wrongOf(limits, 100, kim)).toBe(10);
  expect(await limits.count(stranger("ada@acme.example", "192.0.2.1"))).toHaveProperty("forgive");
});

test("[A-5] [A-4] one password for many users, or for made-up ones, stops after thirty from one network", async () => {
  const limits = new AttemptLimits();
  const someone = (number: number) => stranger(`${number}@acme.example`, "192.0.2.1");
  expect(await wrongOf(limits, 100, someone)).toBe(30);
  const neighbour = (number: number) => stranger(`v6-${number}@acme.example`, `2001:db8::${number}`);
  expect(await wrongOf(limits, 100, neighbour)).toBe(30);
});

test("[A-5] networks of one site of IPv6, which may be one person's, have a hundred together", async () => {
  const limits = new AttemptLimits();
  const next = (number: number) =>
    stranger(`${number}@acme.example`, `2001:db8:1:${Math.floor(number / 20).toString(16)}::1`);
  expect(await wrongOf(limits, 200, next)).toBe(100);
  expect(await limits.count(stranger("ada@acme.example", "2001:db8:2::1"))).toHaveProperty("forgive");
});

test("[A-5] a device the user has signed in from has attempts that nobody else can use up, and no more than ten", async () => {
  const limits = new AttemptLimits();
  await wrongOf(limits, 100, (number) => stranger("kim@acme.example", `192.0.2.${number}`));
  await wrongOf(limits, 100, (number) => stranger(`${number}@acme.example`, "192.0.2.1"));
  const known = (email: string, deviceId: string): Attempter => ({
    kind: "known-device",
    email,
    address: "192.0.2.1",
    deviceId,
  });
  expect(await wrongOf(limits, 100, () => known("kim@acme.example", "her laptop"))).toBe(10);
  expect(await wrongOf(limits, 100, () => known("kim@acme.example", "her phone"))).toBe(10);
  expect(await wrongOf(limits, 100, () => known("ada@acme.example", "her laptop"))).toBe(10);
});

test("attempts that were right do not count, and one that one limit refuses does not count for another", async () => {
  const limits = new AttemptLimits();
  const kim = stranger("kim@acme.example", "192.0.2.1");
  for (let number = 0; number < 100; number++) {
    const counted = await limits.count(kim);
    if (!("forgive" in counted)) throw new Error(`Attempt ${number} was refused`);
    counted.forgive();
  }
  expect(await wrongOf(limits, 100, () => kim)).toBe(10);
  expect(await wrongOf(limits, 100, (number) => stranger(`${number}@acme.example`, "192.0.2.1"))).toBe(20);
});

test("[A-4] nothing is kept of attempts that are refused, whatever names and networks they make up", async () => {
  const limits = new AttemptLimits();
  await wrongOf(limits, 10, () => stranger("ada@acme.example", "192.0.2.1"));
  await wrongOf(limits, 20, (number) => stranger(`${number}@acme.example`, "192.0.2.1"));
  // Each key has the timer that ends its window: 21 names, one network, one site.
  const held = vi.getTimerCount();
  expect(held).toBe(23);
  await wrongOf(limits, 500, (number) => stranger(`made-up-${number}@acme.example`, "192.0.2.1"));
  await wrongOf(limits, 250, (number) => stranger("ada@acme.example", `198.51.100.${number}`));
  expect(vi.getTimerCount()).toBe(held);
});

test("[V-3] a window of attempts ends though the machine's calendar is set back by an hour meanwhile", async () => {
  const limits = new AttemptLimits();
  const kim = () => stranger("kim@acme.example", "192.0.2.1");
  expect(await wrongOf(limits, 11, kim)).toBe(10);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await limits.count(kim())).toEqual({ waitSeconds: 600 });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await limits.count(kim())).toHaveProperty("forgive");
});
