import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ChatId } from "#contract/ids.ts";
import { chatPane } from "../keys/use-key.ts";
import { Avatar } from "../look/avatar.tsx";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useCard, useMe } from "../session/use-desk.ts";
import classes from "./active-item-bar.module.css";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

/** While another chat is looked at, the active item is one slim bar: name, wait and the way back. */
export function ActiveItemBar({ selectedId }: { readonly selectedId: ChatId | null }) {
  const { activeChatId } = useMe();
  const active = useCard("item", activeChatId);
  if (!active || active.chatId === selectedId) return null;
  return (
    <section className={classes.bar} aria-label={words.activeItem.yours} {...chatPane(active.chatId)}>
      <Avatar name={active.name} isSmall />
      <div className={classes.about}>
        <strong title={customerName(active.name)}>
          <bdi>{customerName(active.name)}</bdi>
        </strong>
        <small>
          {words.activeItem.active} <ReplyWait waiting={active} />
        </small>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        renderRoot={(props) => <Link to="/inbox/$chatId" params={{ chatId: active.chatId }} {...props} />}
      >
        {words.activeItem.return}
      </Button>
    </section>
  );
}
