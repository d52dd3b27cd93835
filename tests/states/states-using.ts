import { expect } from "vitest";
import type { StatePage } from "./desk-page.ts";
import type { DeskState } from "./desk-state.ts";

/**
 * For each script of the desk the states in which functions of it run, as the browser counts them: what its file is
 * needed for, which nobody has to write down.
 */
export async function statesUsing(
  statePage: StatePage,
  states: readonly DeskState[],
): Promise<ReadonlyMap<string, readonly DeskState[]>> {
  const using = new Map<string, DeskState[]>();
  const missing: string[] = [];
  const { coverage } = statePage.page;
  for (const state of states) {
    await coverage.startJSCoverage({ resetOnNavigation: false });
    if (!(await statePage.show(state).catch(() => false))) missing.push(state.name);
    for (const { url, functions } of await coverage.stopJSCoverage()) {
      // The one that begins where the script does is the script.
      const isUsed = functions.some(
        ({ ranges: [whole] }) => whole && whole.startOffset > 0 && whole.count > 0,
      );
      const file = new URL(url).pathname.slice(1);
      if (isUsed) using.set(file, [...(using.get(file) ?? []), state]);
    }
    if (state.leavesTraces) statePage.loadAnew();
  }
  expect(missing, "states that did not come").toEqual([]);
  return using;
}
