import type { Status } from "#contract/views/cards.ts";
import type { IconName } from "../look/icon.tsx";

/** The shape of each status, which stands beside its name: never by colour alone. */
export const statusIcons: Record<Status, IconName> = {
  available: "check",
  break: "cup",
  handling: "dot",
  "wrap-up": "hourglass",
  unavailable: "off",
};
