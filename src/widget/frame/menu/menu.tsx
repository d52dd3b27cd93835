import type { SituationView } from "#contract/views/situation-view.ts";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { attempt } from "../attempt.ts";
import type { HostLink } from "../host-link.ts";
import { soundKey } from "../kept-keys.ts";
import type { useEnding, Wanted } from "../use-ending.ts";
import type { ChatWords } from "../words/chat-words.ts";
import { later } from "../words/spoken.ts";
import styles from "./menu.css?inline";

interface Props {
  readonly words: ChatWords;
  readonly host: HostLink;
  readonly situation: SituationView;
  readonly ending: ReturnType<typeof useEnding>;
  readonly widgetId: string;
  /** Has the frame go from the page. */
  readonly onClose: () => void;
  readonly close: () => void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** The menu as a function, so that the chat can draw it without knowing it beforehand. */
export const drawMenu = (props: Props) => <Menu {...props} />;

/** What the customer can have done to the chat as a whole. Its own keys lead through it, as in every menu. */
function Menu({ words, host, situation, ending, widgetId, onClose, close }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  /** Closes the menu, and gives the focus back to its button. */
  const leave = () => {
    (menu.current?.previousElementSibling as HTMLElement | null)?.focus();
    close();
  };
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  useLayoutEffect(() => items()[0]?.focus(), []);
  const [isLoud, setLoud] = useState(() => Boolean(attempt(() => localStorage.getItem(soundKey(widgetId)))));
  const turn = () => {
    attempt(() =>
      isLoud ? localStorage.removeItem(soundKey(widgetId)) : localStorage.setItem(soundKey(widgetId), "on"),
    );
    setLoud(!isLoud);
  };
  const strike = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") leave();
    else return;
    // Esc means this menu here, not the chat below it; Tab leads on from its button.
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its entries have it
    <div
      ref={menu}
      class="menu"
      role="menu"
      aria-label={words.menu}
      onKeyDown={strike}
      onFocusOut={({ relatedTarget }) => {
        if (!menu.current?.contains(relatedTarget as Node | null)) close();
      }}
    >
      {entriesFor(situation, host.isFramed).map(({ name, want }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            leave();
            if (want) ending.want(want);
            else onClose();
          }}
        >
          {wordsOf(name)}
        </button>
      ))}
      <button type="button" role="menuitemcheckbox" aria-checked={isLoud} tabIndex={-1} onClick={turn}>
        {later.menu.sound}
      </button>
    </div>
  );
}

type EntryName = "reachMe" | "keepPlace" | "changeAddress" | "mailIt" | "end" | "forget" | "close";

interface Entry {
  readonly name: EntryName;
  /** `null`: the frame goes. */
  readonly want: Wanted | null;
}

function entriesFor({ kind, email, joined }: SituationView, isFramed: boolean): readonly Entry[] {
  const close: readonly Entry[] = isFramed ? [{ name: "close", want: null }] : [];
  switch (kind) {
    case "none":
      return close;
    case "waiting":
    case "with-agent": {
      const offer = kind === "waiting" ? "keepPlace" : "reachMe";
      const address: Entry = { name: email ? "changeAddress" : offer, want: "address" };
      // Where no mail is sent, there is no address to leave.
      return [{ name: "end", want: "end" }, ...(email === undefined ? [] : [address])];
    }
    case "ended": {
      const mail: Entry = { name: "mailIt", want: "transcript" };
      return [...(joined && email !== undefined ? [mail] : []), { name: "forget", want: "forget" }, ...close];
    }
  }
}

function wordsOf(name: EntryName): string {
  switch (name) {
    case "end":
      return later.ending.end;
    case "forget":
      return later.ending.forget;
    case "close":
    case "changeAddress":
      return later.menu[name];
    case "reachMe":
    case "keepPlace":
    case "mailIt":
      return later.reach[name];
  }
}
