import { sideOf } from "../message/side-of.ts";
import { unreachable } from "../unreachable.ts";
import type { Chat } from "./chat.ts";

/** Who ended the chat with an agent, or that it ended before anybody had it, or after it was put back. */
export type Ending = "customer" | "agent" | "abandoned";

/** How the chat ended; `null` while it goes on. */
export function howEnded(chat: Chat): Ending | null {
  switch (chat.state) {
    case "waiting":
    case "owned":
      return null;
    case "wrap-up":
    case "closed":
      return sideOf(chat.endedBy) === "customer" ? "customer" : "agent";
    case "abandoned":
      return "abandoned";
    default:
      return unreachable(chat);
  }
}
