import type { BellhopEvents } from "./page-api.ts";

/** Messages from the framed chat to the company's page around it. */
export type FrameMessage =
  /** The frame listens from now on. No parameter of the page's address may leave the page yet. */
  | { readonly type: "ready"; readonly parameters: readonly [] }
  /** Asks for the page the customer is on, with no other parameters than these. (B-67) */
  | { readonly type: "ask-page"; readonly parameters: readonly string[] }
  | { readonly type: "minimise" }
  /**
   * The customer is done, and the frame can go. `isForgetting`: another page of the company is to forget the chat,
   * and what it remembers of that stays.
   */
  | { readonly type: "close"; readonly isForgetting?: boolean }
  /** The chat is to be forgotten, which could not be done now. */
  | { readonly type: "reset" }
  /** Whether there is anything to hear of on other pages, while the chat is minimised. */
  | { readonly type: "going-on"; readonly isGoingOn: boolean }
  /** Number of messages that arrived while the chat was minimised. */
  | { readonly type: "unread"; readonly count: number }
  /** The words that the page gave for the message box have been taken. */
  | { readonly type: "prefilled" }
  /** This browser has forgotten its chat: what the page has said of its customer goes, too. */
  | { readonly type: "forgotten" }
  /** The chat is forgotten for the next person, about whom the page has already spoken: that still holds. */
  | { readonly type: "for-another" }
  | EventMessage;

/** Something that the company's page may hear of. */
export type EventMessage = {
  [Name in "message" | "ended" | "identified" | "not-identified"]: {
    readonly type: "event";
    readonly name: Name;
    readonly detail: BellhopEvents[Name];
  };
}["message" | "ended" | "identified" | "not-identified"];

/** Messages from the page around to the framed chat. */
export type LauncherMessage = ShownMessage | PageMessage;

export interface ShownMessage {
  readonly type: "shown";
  readonly isOpen: boolean;
  /** The customer has just opened the chat, so the message box gets the focus. */
  readonly takeFocus: boolean;
  /** Address of the company's page the customer is on, cut to what may leave that page; given when asked for. */
  readonly page: string | undefined;
  /** The customer's words from before the chat was there. */
  readonly text: string;
}

/** What the company's page says of its customer, whole each time; nothing of it is proven but by the token. */
export interface PageMessage {
  readonly type: "page";
  readonly token: string | null;
  readonly fields: readonly PageField[];
  /** For the message box, until the frame says that it has taken it. */
  readonly prefill: string | null;
}

export interface PageField {
  readonly name: string;
  readonly value: string;
}
