import { isFinished } from "#core/chat/chat.ts";
import type { LogKind } from "../ports/store.ts";
import type { AnyState, LogStates } from "./log-states.ts";

/** Does the state belong to something live, so that it always stays in memory? */
export function isLasting(kind: LogKind, state: AnyState): boolean {
  if (kind === "account" || kind === "agent") return true;
  if (kind === "offline-message") return (state as LogStates["offline-message"]).done === null;
  return kind === "chat" && !isFinished(state as LogStates["chat"]);
}
