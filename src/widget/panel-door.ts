/**
 * The launcher's side for the modules that it loads on a company's page: the panel, when the customer is about
 * to use the chat, and the page's interface, when the page says something. A browser may have an older launcher in
 * its cache for a day: what is here may only grow.
 */
export interface PanelDoor {
  readonly widgetId: string;
  /** Where the chat's page lies. */
  readonly address: URL;
  /** Calls of the page that are not carried out yet. The module that does so takes the place of `push`. */
  readonly calls: Call[];
  /** Where the site keeps whether the chat was open. */
  readonly key: string;
  /** The launcher's element on the page, and what it has drawn in it. */
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  /** Takes the customer's first words until the chat is there. */
  readonly box: HTMLTextAreaElement;
  readonly wish: Wish;
  /** The chat's page, once it listens. */
  frame?: Window | null;
  /** All but the first in English, until the panel has exchanged them. */
  readonly words: LauncherWords;
  /** The language that the page asks for, before that of its snippet and its own. */
  language?: string;
  /** Loads the chat anew, if it has been loaded. */
  reload?: () => void;
  /** Does the open chat cover the page? */
  readonly isSmall: () => boolean;
  /** Draws the chat as it is wished; `isReady`: its frame can be seen. The page's interface listens here. */
  draw: (isReady: boolean) => void;
  /** Shows how many answers nobody has read; the panel draws it, where the launcher does not. */
  showUnread?: (count: number) => void;
  /** Opens or minimises the chat. */
  readonly turn: (isOpen: boolean) => void;
}

/** Words that the launcher needs again and again; in a row, because names would have to be loaded with it. */
export type LauncherWords = [
  open: string,
  minimise: string,
  late: string,
  ownTab: string,
  unread: string,
  /** The first is a widget's own, and stays. (B-74) */
  own: string | undefined,
];

/** Wishes of the customer, or of the page. */
export interface Wish {
  isOpen: boolean;
  /** The customer has just opened it. */
  takeFocus: boolean;
  /** This browser is to forget the chat. (B-68) */
  isForgetting: boolean;
}

export interface Panel {
  /** Does what is wished now. */
  follow(): void;
  /** Does so if nothing has been wished before: the customer is about to open the chat. */
  prepare(): void;
  /** Has the page's calls carried out. */
  hear(): void;
}

export interface PanelModule {
  readonly beginPanel: (door: PanelDoor) => Panel;
}

/** A call of the company's page: the name of a command, and what comes with it. */
export type Call = ArrayLike<unknown>;

export interface PageModule {
  /** Carries out the calls so far, and all that are pushed from then on. */
  readonly beginPage: (door: PanelDoor) => void;
}
