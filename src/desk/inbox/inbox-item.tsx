import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { ItemCard, WrapUpView } from "#contract/views/cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useDesk } from "../session/use-desk.ts";
import { countdownText } from "../time/clock-text.ts";
import { useNow } from "../time/use-now.ts";
import classes from "./inbox-item.module.css";
import { wrapUpLeftMs } from "./wrap-up-left-ms.ts";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

interface Props {
  readonly item: ItemCard;
  readonly isSelected: boolean;
  /** One item of the list can be reached with Tab, the others from it with the arrows. */
  readonly isTabStop: boolean;
  /** The late one that has waited longest. */
  readonly isWorst: boolean;
}

/** A chat in the inbox, as far as a glance needs it. (B-27) */
export const InboxItem = memo(function InboxItem({ item, isSelected, isTabStop, isWorst }: Props) {
  const { chatId, name, unread, active, stage } = item;
  const state = stateOf(item);
  return (
    <Link
      to="/inbox/$chatId"
      params={{ chatId }}
      className={classes.item}
      data-chat-id={chatId}
      data-active={active || undefined}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={isTabStop ? 0 : -1}
      draggable={false}
    >
      <Avatar name={name}>
        <span className={classes.state} data-stage={stage} title={state.words}>
          <Icon name={state.icon} size={11} />
          <span className="for-screen-readers">{state.words}: </span>
        </span>
      </Avatar>
      <span className={classes.line}>
        <span className={classes.name} title={customerName(name)}>
          <bdi>{customerName(name)}</bdi>
        </span>
        <ReplyWait waiting={item} isFilled={isWorst} />
        {item.wrapUp && <WrapUpLeft wrapUp={item.wrapUp} />}
      </span>
      <span className={classes.line}>
        <LastWords item={item} />
        {item.customerGone && stage === "open" && (
          <span className={classes.tag}>
            <Icon name="gone" size={13} /> {words.inbox.gone}
          </span>
        )}
        {item.hand && (
          <span className={classes.tag} data-new="" title={words.inbox.hand}>
            <Icon name="hand" size={13} /> <span className="for-screen-readers">{words.inbox.hand}</span>
          </span>
        )}
        {item.bell && (
          <span className={classes.tag} data-new="" title={words.inbox.new}>
            <Icon name="bell" size={12} /> <span>{words.inbox.new}</span>
          </span>
        )}
        {unread > 0 && (
          <span className={classes.unread}>
            {unread}
            <span className="for-screen-readers"> {words.inbox.unread}</span>
          </span>
        )}
      </span>
    </Link>
  );
});

function stateOf({ active, stage }: ItemCard): { icon: IconName; words: string } {
  if (stage === "wrap-up")
    return { icon: "hourglass", words: active ? words.inbox.inWrapUp : words.inbox.wrapUpPaused };
  return active ? { icon: "play", words: words.inbox.active } : { icon: "pause", words: words.inbox.paused };
}

function LastWords({ item }: { readonly item: ItemCard }) {
  const isTyping = useDesk(({ desk }) => desk.typing[item.chatId] === true);
  const text = item.lastWords === "" ? words.inbox.notWritten : item.lastWords;
  const said = item.lastBy === "user" ? words.inbox.byYou(text) : text;
  return (
    <span className={classes.words} data-unread={item.unread > 0 || undefined}>
      {isTyping ? <em>{words.inbox.typing}</em> : <bdi>{said}</bdi>}
    </span>
  );
}

function WrapUpLeft({ wrapUp }: { readonly wrapUp: WrapUpView }) {
  const leftMs = wrapUpLeftMs(wrapUp, useNow());
  return (
    <span className={`${classes["wrap-up"]} ticking`}>
      <span className="for-screen-readers">{words.inbox.wrapUp} </span>
      {leftMs === null ? words.inbox.noLimit : countdownText(leftMs)}
      {!wrapUp.running && ` ${words.inbox.standsStill}`}
    </span>
  );
}
