/** Messages from the framed chat to the company's page around it. */
export type FrameMessage =
  /** The frame listens from now on. No parameter of the page's address may leave the page yet. */
  | { readonly type: "ready"; readonly parameters: readonly [] }
  /** Asks for the page the customer is on, with no other parameters than these. (B-67) */
  | { readonly type: "ask-page"; readonly parameters: readonly string[] }
  | { readonly type: "minimise" }
  /** The customer is done, and the frame can go. */
  | { readonly type: "close" }
  /** The chat is to be forgotten, which could not be done now. */
  | { readonly type: "reset" }
  /** Whether there is anything to hear of on other pages, while the chat is minimised. */
  | { readonly type: "going-on"; readonly isGoingOn: boolean }
  /** Number of messages that arrived while the chat was minimised. */
  | { readonly type: "unread"; readonly count: number };

/** A message from the page around to the framed chat. */
export interface LauncherMessage {
  readonly type: "shown";
  readonly isOpen: boolean;
  /** The customer has just opened the chat, so the message box gets the focus. */
  readonly takeFocus: boolean;
  /** Address of the company's page the customer is on, cut to what may leave that page; given when asked for. */
  readonly page: string | undefined;
  /** The customer's words from before the chat was there. */
  readonly text: string;
}
