import type { WidgetId } from "./ids.ts";

/** How a customer came: by the chat that a widget puts on a page. */
export interface WebchatEntry {
  readonly channel: "webchat";
  readonly widgetId: WidgetId;
  /** The page the customer was on. */
  readonly page: string;
}

/** How a chat or an offline message came in. Channels are an open set: others will join this union. */
export type Entry = WebchatEntry;
