import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { AlertingTab } from "./alerting-tab.ts";

let tabs: AlertingTab[] = [];

function open(name: string): AlertingTab {
  const tab = new AlertingTab(name, navigator.locks);
  tab.start();
  tabs.push(tab);
  return tab;
}

/** The locks answer after some turns of the loop. */
async function expectTurns(turns: readonly boolean[]): Promise<void> {
  const now = () => tabs.map((tab) => tab.isThis());
  for (let turn = 0; turn < 200 && JSON.stringify(now()) !== JSON.stringify(turns); turn++)
    await setImmediate();
  expect(now()).toEqual(turns);
}

afterEach(() => {
  for (const tab of tabs) tab.stop();
  tabs = [];
});

test("[B-3] of several tabs of one user exactly one alerts: the one that was used last", async () => {
  const first = open("robin");
  await expectTurns([true]);
  const second = open("robin");
  open("robin");
  await expectTurns([true, false, false]);
  second.use();
  await expectTurns([false, true, false]);
  first.use();
  await expectTurns([true, false, false]);
});

test("[B-3] when the tab that alerts is closed another does", async () => {
  const first = open("sam");
  await expectTurns([true]);
  const second = open("sam");
  second.use();
  await expectTurns([false, true]);
  second.stop();
  await expectTurns([true, false]);
  expect(first.isThis()).toBe(true);
});

test("[B-3] without locks each tab alerts by itself", () => {
  expect(new AlertingTab("kim", undefined).isThis()).toBe(true);
});
