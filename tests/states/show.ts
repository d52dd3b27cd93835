import type { UserId } from "#contract/ids.ts";
import { hands } from "./hands.ts";
import { type BrokenAnswer, breakRoute, standInFor } from "./stand-in-browser.ts";
import { StandInServer } from "./stand-in-server.ts";
import { deskStates } from "./states.ts";

declare global {
  interface Window {
    /** Shows another state without loading the page anew; resolves once its steps are done. */
    showState: (name: string) => Promise<void>;
    breakRoute: (path: string, answer: BrokenAnswer | null) => void;
  }
}

// Runs before the desk does, in the same page: whatever the desk asks of the browser is the stand-in's from its start.
const asked = new URLSearchParams(location.search);
const server = new StandInServer({ here: { needsSetUp: false, user: null, demo: null }, cards: [] });
standInFor(server);
const chosen = {
  "bellhop-language": asked.get("language"),
  "mantine-color-scheme-value": asked.get("scheme"),
};
keep(chosen);
let shownCount = 0;

function keep(texts: Readonly<Record<string, string | null>>): void {
  for (const [key, text] of Object.entries(texts)) if (text !== null) localStorage.setItem(key, text);
}

/** Gives the server the world of this state, and a user whom the desk has not seen. */
function prepare(name: string): () => Promise<void> {
  const state = deskStates.find((candidate) => candidate.name === name);
  if (!state) throw new Error(`There is no state “${name}”.`);
  const world = state.world({ me: `robin-${++shownCount}` as UserId, now: Date.now() });
  localStorage.clear();
  keep({ ...chosen, ...world.kept });
  server.become(world);
  history.pushState(null, "", state.path);
  return async () => await state.steps?.(hands);
}

/** Has the desk ask who is signed in, as it does when another tab says so. */
async function lookAgain(): Promise<void> {
  window.dispatchEvent(new StorageEvent("storage", { key: "bellhop-signed-in" }));
  await new Promise((resolve) => setTimeout(resolve));
}

window.breakRoute = breakRoute;
window.showState = async (name) => {
  server.become({ here: { needsSetUp: false, user: null, demo: null }, cards: [] });
  await lookAgain();
  const takeSteps = prepare(name);
  await lookAgain();
  await takeSteps();
};

const first = asked.get("state");
if (first !== null) {
  const takeSteps = prepare(first);
  document.addEventListener("DOMContentLoaded", () => void takeSteps());
}
