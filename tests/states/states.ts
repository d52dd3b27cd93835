import { boardStates } from "./board-states.ts";
import { chatStates } from "./chat-states.ts";
import type { DeskState } from "./desk-state.ts";
import { doorStates } from "./door-states.ts";
import { faultStates } from "./fault-states.ts";
import { inboxStates } from "./inbox-states.ts";
import { openedStates } from "./opened-states.ts";
import { queueStates } from "./queue-states.ts";
import { settingsStates } from "./settings-states.ts";

/** Every state of the desk that is looked at, by the page of all states and by its test. */
export const deskStates: readonly DeskState[] = [
  ...inboxStates,
  ...chatStates,
  ...openedStates,
  ...boardStates,
  ...queueStates,
  ...settingsStates,
  ...doorStates,
  ...faultStates,
];
