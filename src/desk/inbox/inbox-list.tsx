import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { useKey } from "../keys/use-key.ts";
import { InboxItem } from "./inbox-item.tsx";
import classes from "./inbox.module.css";
import type { PlacedSection } from "./place-items.ts";
import { headPx, itemPx, rowsInView } from "./rows-in-view.ts";
import type { ShownPlaces } from "./use-shown-places.ts";
import { useView } from "./use-view.ts";
import { words } from "../words/words.ts";

interface Props {
  readonly items: Readonly<Record<string, ItemCard>>;
  readonly sections: readonly PlacedSection[];
  readonly touch: ShownPlaces["touch"];
  /** The one that has waited longest past its target. */
  readonly worst: ChatId | undefined;
  readonly selectedId: ChatId | null;
}

/** The items in their sections; drawn are those in view, and where the keys lead. (B-27, U-19) */
export function InboxList({ items, sections, touch, worst, selectedId }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const view = useView(list);
  const chatIds = sections.flatMap((placed) => placed.chatIds);
  const stop = selectedId && items[selectedId] ? selectedId : chatIds[0];
  const stopAt = stop ? chatIds.indexOf(stop) : -1;
  const kept = new Set(chatIds.slice(Math.max(0, stopAt - 1), stopAt + 2));
  const { heightPx, drawn } = rowsInView(sections, { ...view, kept });

  const showItem = useEffectEvent((chatId: ChatId | null) => {
    const place = list.current;
    const row = drawn.flatMap(({ items: rows }) => rows).find((one) => one.chatId === chatId);
    if (!place || !row) return;
    const below = row.topPx + itemPx - place.clientHeight;
    if (place.scrollTop > row.topPx) place.scrollTop = row.topPx;
    else if (place.scrollTop < below) place.scrollTop = below;
  });
  // When another is selected, by a key or from the bell, and not when it moves.
  useEffect(() => showItem(selectedId), [selectedId]);

  const focusItem = (chatId: ChatId) => {
    list.current?.querySelector<HTMLElement>(`[data-chat-id="${chatId}"]`)?.focus();
  };
  useKey("inbox", () => stop && focusItem(stop));
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    const next = stop === selectedId ? chatIds[stopAt + step] : stop;
    if (!next) return;
    focusItem(next);
    void navigate({ to: "/inbox/$chatId", params: { chatId: next } });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links in it
    <div ref={list} className={classes.list} onKeyDown={move} {...touch}>
      <div className={classes.rows} style={{ height: heightPx }}>
        {drawn.map(({ section, count, topPx, items: rows }) => (
          <section key={section} aria-label={section ? words.inbox.sections[section] : words.inbox.chats}>
            {section && (
              <h3 data-section={section} style={{ top: topPx, height: headPx }}>
                {words.inbox.sections[section]} <span className="ticking">{count}</span>
              </h3>
            )}
            <ul>
              {rows.map(({ chatId, topPx: itemTop, position }) => {
                const item = items[chatId];
                return (
                  item && (
                    <li key={chatId} style={{ top: itemTop }} aria-setsize={count} aria-posinset={position}>
                      <InboxItem
                        item={item}
                        isSelected={chatId === selectedId}
                        isTabStop={chatId === stop}
                        isWorst={chatId === worst}
                      />
                    </li>
                  )
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
