import type { MessagePartView } from "#contract/views/message-part-view.ts";
import type { ComponentChild } from "preact";

/** What late parts add to the lines once they are loaded. */
export const late: { drawFiles?: (parts: readonly MessagePartView[]) => ComponentChild } = {};
