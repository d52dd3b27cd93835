/** What the framed chat tells the company's page around it. */
export type FrameMessage =
  /** It listens from now on. */
  | { readonly type: "ready" }
  /** Where is the customer now? */
  | { readonly type: "ask-page" }
  | { readonly type: "minimise" }
  /** The customer is through: the frame can go. */
  | { readonly type: "close" }
  /** Messages that have come while the chat was minimised. */
  | { readonly type: "unread"; readonly count: number };

/** What the page around tells the framed chat. */
export interface LauncherMessage {
  readonly type: "shown";
  readonly isOpen: boolean;
  /** The customer has just opened it: the message box gets the focus. */
  readonly takeFocus: boolean;
  /** Address of the company's page the customer is on. */
  readonly page: string;
}
