/**
 * What the launcher on a company's page gives to the panel that it loads when the customer is about to use the
 * chat. A browser may have an older launcher in its cache for a day: what is here may only grow.
 */
export interface PanelDoor {
  readonly widgetId: string;
  /** Where the chat's page lies. */
  readonly address: URL;
  /** Where the site keeps whether the chat was open. */
  readonly key: string;
  /** The launcher's element on the page, and what it has drawn in it. */
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  /** Takes the customer's first words until the chat is there. */
  readonly box: HTMLTextAreaElement;
  readonly wish: Wish;
  /** Does the open chat cover the page? */
  readonly isSmall: () => boolean;
  /** Draws the chat as it is wished; `isReady`: its frame can be seen. */
  readonly draw: (isReady: boolean) => void;
  readonly showUnread: (count: number) => void;
}

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
}

export interface PanelModule {
  readonly beginPanel: (door: PanelDoor) => Panel;
}
