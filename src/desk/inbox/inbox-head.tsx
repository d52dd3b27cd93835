import { useNavigate } from "@tanstack/react-router";
import type { ChatId } from "#contract/ids.ts";
import { withKey } from "../keys/key-table.ts";
import { Icon } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useMe } from "../session/use-desk.ts";
import classes from "./inbox.module.css";
import { nextItem } from "./late-items.ts";
import type { InboxOrder } from "./place-items.ts";
import { words } from "../words/words.ts";

const OrderMenu = lazyPart(async () => (await import("./order-menu.tsx")).OrderMenu);

interface Props {
  readonly order: InboxOrder;
  readonly setOrder: (order: InboxOrder) => void;
  readonly late: readonly ChatId[];
  readonly selectedId: ChatId | null;
}

/** The number of chats, the way to the next late one, and the order. */
export function InboxHead({ order, setOrder, late, selectedId }: Props) {
  const { ownedCount, chatsMax } = useMe();
  const navigate = useNavigate();
  const isOver = ownedCount > chatsMax;
  const next = nextItem(late, selectedId);
  return (
    <header className={classes.head}>
      <h2>{words.inbox.title}</h2>
      <span
        className={classes.count}
        data-over={isOver || undefined}
        title={isOver ? words.inbox.overMax : words.inbox.ownedAndMax}
      >
        <span className="ticking">
          {ownedCount}/{chatsMax}
        </span>
        {isOver && ` ${words.inbox.over}`}
      </span>
      {next && (
        <button
          type="button"
          className={classes.late}
          title={withKey(words.inbox.toNextLate, "next-late")}
          onClick={() => void navigate({ to: "/inbox/$chatId", params: { chatId: next } })}
        >
          <Icon name="warning" size={14} />
          <span className="ticking">{words.inbox.late(late.length)}</span>
        </button>
      )}
      <OrderMenu order={order} setOrder={setOrder} />
    </header>
  );
}
