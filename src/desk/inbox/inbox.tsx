import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef } from "react";
import type { ChatId } from "#contract/ids.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { useKey } from "../keys/use-key.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { useCards, useMe } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import { InboxHead } from "./inbox-head.tsx";
import { InboxItem } from "./inbox-item.tsx";
import classes from "./inbox.module.css";
import { type InboxOrder, placeItems, sectionsOf } from "./place-items.ts";
import { useLateItems } from "./use-late-items.ts";
import { useShownPlaces } from "./use-shown-places.ts";
import { words } from "../words/words.ts";

/** The list of chats the agent owns. */
export function Inbox({ selectedId }: { readonly selectedId: ChatId | null }) {
  const items = useCards("item");
  const late = useLateItems(items);
  const [order, setOrder] = useStored<InboxOrder>("inbox-order", "longest-wait");
  const sorted = useMemo(() => placeItems(Object.values(items), { order, late }), [items, order, late]);
  const { places, touch } = useShownPlaces(sorted);
  const sections = useMemo(() => sectionsOf(places), [places]);
  const shown = sections.flatMap(({ chatIds }) => chatIds);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const stop = selectedId && items[selectedId] ? selectedId : shown[0];

  const focusItem = (chatId: ChatId | undefined) => {
    list.current?.querySelector<HTMLElement>(`[data-chat-id="${chatId}"]`)?.focus();
  };
  useKey("inbox", () => (stop ? focusItem(stop) : focusPlace("inbox")));
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    const from = shown.findIndex((id) => id === selectedId);
    const next = from === -1 ? stop : shown[from + step];
    if (!next) return;
    focusItem(next);
    void navigate({ to: "/inbox/$chatId", params: { chatId: next } });
  };

  return (
    <section id="inbox" className={classes.inbox} aria-label={words.inbox.title} tabIndex={-1}>
      <InboxHead order={order} setOrder={setOrder} late={late} selectedId={selectedId} />
      {places.length === 0 ? (
        <EmptyInbox />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links in it
        <div ref={list} className={classes.list} onKeyDown={move} {...touch}>
          {sections.map(({ section, chatIds }) => (
            <section key={section} aria-label={section ? words.inbox.sections[section] : words.inbox.chats}>
              {section && (
                <h3 data-section={section}>
                  {words.inbox.sections[section]} <span className="ticking">{chatIds.length}</span>
                </h3>
              )}
              <ul>
                {chatIds.map((chatId) => {
                  const item = items[chatId];
                  return (
                    item && (
                      <li key={chatId}>
                        <InboxItem
                          item={item}
                          isSelected={chatId === selectedId}
                          isTabStop={chatId === stop}
                          isWorst={chatId === late[0]}
                        />
                      </li>
                    )
                  );
                })}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

function EmptyInbox() {
  const { base } = useMe();
  return (
    <EmptyPlace icon="inbox" title={words.inbox.empty}>
      <p>{base === "available" ? words.inbox.emptyAvailable : words.inbox.emptyOtherwise}</p>
    </EmptyPlace>
  );
}
