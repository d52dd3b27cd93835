/**
 * The interface between a company's page and the Bellhop chat on it, as TypeScript sees it. Every server hands this
 * file out as `/chat.d.ts`. Names in here stay; new ones may join. What each command does is in
 * `docs/guide/website.md`.
 */

/** What a page may ask of its chat: the name, and what comes with it. */
export interface BellhopCommands {
  open: [];
  /** Minimises the chat. A chat that goes on goes on. */
  close: [];
  /** Shows the launcher again after `hide`. */
  show: [];
  /** Hides the launcher. An open chat stays open, and `open` still opens it. */
  hide: [];
  /** Puts words into the message box, unless the customer has typed there. */
  prefill: [text: string];
  /** Says who the customer is, by a short-lived token that the company's server has signed. */
  identify: [token: string];
  /** Facts that agents see beside the chat, marked as unverified. `null` takes one away. */
  fields: [fields: Readonly<Record<string, BellhopFieldValue>>];
  /** The chat's language, such as `de` or `pt-BR`. */
  language: [language: string];
  /** Has this browser forget its chat and its customer, as on signing out. */
  reset: [];
  /** Asks whether a chat may begin now, without loading the chat. */
  availability: [tell: (availability: BellhopAvailability) => void];
  on: BellhopListening;
  off: BellhopListening;
}

export type BellhopFieldValue = string | number | boolean | null;

export interface BellhopAvailability {
  readonly mayBegin: boolean;
  /** An agent who serves this chat is there. */
  readonly agentsThere: boolean;
  /** Why none may begin; `null` when one may. `unreachable`: the server could not be asked. */
  readonly why: "closed" | "full" | "unattended" | "unreachable" | null;
  /** When it opens next, in ms since 1970; `null` where that is not known, or it is open. */
  readonly opensAt: number | null;
}

/** What a page may hear of its chat. No words of anybody's, and no names. */
export interface BellhopEvents {
  /** The interface works. Who listens later is told at once. */
  ready: Record<string, never>;
  opened: Record<string, never>;
  closed: Record<string, never>;
  /** The company has said something. */
  message: { readonly from: "agent" | "automatic" };
  /** How many answers the customer has not seen has changed. */
  unread: { readonly count: number };
  ended: { readonly by: "customer" | "agent" | "company" };
  identified: Record<string, never>;
  "not-identified": { readonly reason: BellhopNotIdentified; readonly words: string };
}

/** Why a token was not accepted. The chat goes on without it. */
export type BellhopNotIdentified =
  | "token-expired"
  | "token-key-unknown"
  | "token-wrong"
  | "token-used"
  | "not-now";

type BellhopListening = {
  [Name in keyof BellhopEvents]: [event: Name, listener: (detail: BellhopEvents[Name]) => void];
}[keyof BellhopEvents];

export interface Bellhop {
  <Name extends keyof BellhopCommands>(name: Name, ...values: BellhopCommands[Name]): void;
  /** Calls from before the chat's script was there. */
  q?: ArrayLike<unknown>[];
}

declare global {
  interface Window {
    bellhop?: Bellhop;
  }
  // oxlint-disable-next-line no-var, vars-on-top -- only so a page's scripts know the name without `window.`
  var bellhop: Bellhop;
}
