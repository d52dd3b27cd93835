import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef } from "react";
import type { ChatId } from "#contract/ids.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { useKey } from "../keys/use-key.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useCards, useMe } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import { InboxItem } from "./inbox-item.tsx";
import classes from "./inbox.module.css";
import { type InboxOrder, sortItems } from "./sort-items.ts";
import { useShownOrder } from "./use-shown-order.ts";

const OrderMenu = lazyPart(async () => (await import("./order-menu.tsx")).OrderMenu);

/** The list of chats the agent owns. */
export function Inbox({ selectedId }: { readonly selectedId: ChatId | null }) {
  const items = useCards("item");
  const [chosenOrder, setChosenOrder] = useStored<InboxOrder>("inbox-order", "longest-wait");
  const sorted = useMemo(
    () => sortItems(Object.values(items), chosenOrder).map(({ chatId }) => chatId),
    [items, chosenOrder],
  );
  const { order, touch } = useShownOrder(sorted);
  const list = useRef<HTMLUListElement>(null);
  const navigate = useNavigate();
  const stop = selectedId && items[selectedId] ? selectedId : order[0];

  const focusItem = (chatId: ChatId | undefined) => {
    list.current?.querySelector<HTMLElement>(`[data-chat-id="${chatId}"]`)?.focus();
  };
  useKey("inbox", () => (stop ? focusItem(stop) : focusPlace("inbox")));
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    const from = order.findIndex((id) => id === selectedId);
    const next = from === -1 ? stop : order[from + step];
    if (!next) return;
    focusItem(next);
    void navigate({ to: "/inbox/$chatId", params: { chatId: next } });
  };

  return (
    <section id="inbox" className={classes.inbox} aria-label="Inbox" tabIndex={-1}>
      <InboxHead order={chosenOrder} setOrder={setChosenOrder} />
      {order.length === 0 ? (
        <EmptyInbox />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the links in it
        <ul ref={list} className={classes.list} onKeyDown={move} {...touch}>
          {order.map((chatId) => {
            const item = items[chatId];
            return (
              item && (
                <li key={chatId}>
                  <InboxItem item={item} isSelected={chatId === selectedId} isTabStop={chatId === stop} />
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

interface HeadProps {
  readonly order: InboxOrder;
  readonly setOrder: (order: InboxOrder) => void;
}

function InboxHead({ order, setOrder }: HeadProps) {
  const { ownedCount, chatsMax } = useMe();
  const isOver = ownedCount > chatsMax;
  return (
    <header className={classes.head}>
      <h2>Inbox</h2>
      <span className={classes.count} data-over={isOver || undefined} title="Chats you own, and your maximum">
        <span className="ticking">
          {ownedCount}/{chatsMax}
        </span>
        {isOver && " above your maximum"}
      </span>
      <OrderMenu order={order} setOrder={setOrder} />
    </header>
  );
}

function EmptyInbox() {
  const { base } = useMe();
  return (
    <EmptyPlace icon="inbox" title="No chats in your inbox">
      {base === "available" ? (
        <p>
          Chats come here by themselves when they are allocated to you, or when you take one from a queue.
        </p>
      ) : (
        <p>
          Choose “Available” at the top right, and chats can be allocated to you. You can also take one from a
          queue.
        </p>
      )}
    </EmptyPlace>
  );
}
