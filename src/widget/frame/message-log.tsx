import type { CustomerSession } from "#client/customer-session.ts";
import { sayCount } from "#contract/sentence.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Row } from "./group-lines.ts";
import { Icon } from "./icon.tsx";
import { LogRow } from "./log-row.tsx";
import { ScrollKeeper } from "./scroll-keeper.ts";
import { usePart } from "./use-part.ts";
import { withLater } from "./words/spoken.ts";
import { useOlder } from "./use-older.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { locale } from "./words/locale.ts";

const loadContent = async () => (await withLater(import("./content/message-content.tsx"))).messageContent;

interface Props {
  readonly rows: readonly Row[];
  readonly company: string;
  readonly words: ChatWords;
  readonly session: CustomerSession;
  readonly isOnline: boolean;
  readonly hasOlder: boolean;
  readonly unread: number;
  readonly isAtEnd: boolean;
  readonly onAtEnd: (isAtEnd: boolean) => void;
  /** Shown below the last line, such as who is typing. */
  readonly children: ComponentChildren;
}

/** All messages, the newest at the bottom; a live region for screen readers. (B-76) */
export function MessageLog(props: Props) {
  const { rows, company, words, session, isOnline, hasOlder, unread, isAtEnd, onAtEnd } = props;
  const firstKey = rows[0]?.key ?? "";
  const [keeper] = useState(() => new ScrollKeeper());
  const { isLoading, readOlder } = useOlder({ session, keeper, isOnline, hasOlder, firstKey });
  const { attach } = keeper;
  useLayoutEffect(() => keeper.settle(firstKey, isAtEnd));

  // Only messages that arrive from now on are animated.
  const [hereSince, setHereSince] = useState(Infinity);
  useEffect(() => {
    if (isOnline) setHereSince((since) => Math.min(since, session.now()));
  }, [isOnline, session]);

  const content = usePart(rows.length > 0, loadContent);
  const newest = rows.findLast((row) => row.kind === "message" && row.item.from === "customer")?.key;
  return (
    <div class="log-place">
      <div
        ref={attach}
        class="log"
        role="log"
        aria-live="polite"
        aria-label={words.messages}
        aria-busy={!isOnline || isLoading}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else it cannot be scrolled by keyboard
        tabIndex={0}
        onScroll={() => {
          onAtEnd(keeper.follow());
          void readOlder();
        }}
      >
        {isLoading && <div class="event">{words.loadingOlder}</div>}
        {rows.length > 0 && (
          <ol>
            {rows.map((row) => (
              <LogRow
                key={row.key}
                isNewest={row.key === newest}
                {...{ row, company, words, content, session, hereSince }}
              />
            ))}
          </ol>
        )}
        {props.children}
      </div>
      {!isAtEnd && (
        <button
          class="to-end"
          type="button"
          aria-label={unread > 0 ? undefined : words.toNewest}
          onClick={() => {
            keeper.toEnd();
            onAtEnd(true);
          }}
        >
          <Icon name="down" />
          {unread > 0 && sayCount(words.newMessages, unread, locale)}
        </button>
      )}
    </div>
  );
}
