import type { Status } from "#contract/views/cards.ts";
import type { IconName } from "../look/icon.tsx";

/** Each status with its word and its shape: never by colour alone. */
export const statusWords: Record<Status, { readonly words: string; readonly icon: IconName }> = {
  available: { words: "Available", icon: "check" },
  break: { words: "Break", icon: "cup" },
  handling: { words: "Handling a chat", icon: "dot" },
  "wrap-up": { words: "Wrap-up", icon: "hourglass" },
  unavailable: { words: "Unavailable", icon: "off" },
};
