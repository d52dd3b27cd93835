import type { WidgetId } from "./ids.ts";

/** Entry by the chat that a widget puts on a web page. */
export interface WebchatEntry {
  readonly channel: "webchat";
  readonly widgetId: WidgetId;
  /** The page the customer was on. */
  readonly page: string;
}

/** The way a chat or an offline message came in. Channels are an open set: others will join this union. */
export type Entry = WebchatEntry;
