/**
 * The way a chat or an offline message came in, as shown to staff. Channels are an open set: others will
 * join.
 */
export interface EntryView {
  readonly channel: "webchat";
  /** The name of the widget; `null` when the account no longer has it. */
  readonly widgetName: string | null;
  /** The page the customer was on; empty when their browser did not say. */
  readonly page: string;
}
