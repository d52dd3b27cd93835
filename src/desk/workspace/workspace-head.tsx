import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ChatCard, ItemCard } from "#contract/views/cards.ts";
import { entryName } from "../entry/entry-name.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { useCard } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import { ChatControls } from "./chat-controls.tsx";
import classes from "./workspace-head.module.css";

interface Props {
  readonly item: ItemCard | undefined;
  readonly card: ChatCard | undefined;
  /** On a narrow screen the panel about the chat is behind a button. */
  readonly openPanel: (() => void) | null;
}

/** The customer's name, the entrance and the actions on the chat. */
export function WorkspaceHead({ item, card, openPanel }: Props) {
  const known = item ?? card;
  const queue = useCard("queue", known?.queueId ?? null);
  return (
    <header className={classes.head}>
      {openPanel && (
        <ActionIcon renderRoot={(props) => <Link to="/inbox" {...props} />} aria-label="Back to the inbox">
          <Icon name="back" />
        </ActionIcon>
      )}
      {known && <Avatar name={known.name} />}
      <div className={classes.who}>
        <h2>{known?.name ?? "Chat"}</h2>
        {known && (
          <div className={classes.facts}>
            <span>{queue?.name ?? "Queue"}</span>
            <Waited item={item} card={card} />
            {known.customerGone && (
              <span className={classes.gone}>
                <Icon name="gone" size={15} /> Gone
              </span>
            )}
            {card && <span title={card.entry.page}>· {entryName(card.entry).name}</span>}
          </div>
        )}
      </div>
      {openPanel && (
        <ActionIcon onClick={openPanel} aria-label="About this chat">
          <Icon name="tools" />
        </ActionIcon>
      )}
      {item && <ChatControls item={item} />}
    </header>
  );
}

/** The customer's time in line before somebody had the chat; still counting while nobody has. */
function Waited({ item, card }: Pick<Props, "item" | "card">) {
  const known = item ?? card;
  if (!known) return null;
  const { queuedAt, ownedSince } = known;
  // A closed chat without an owner had no wait to show.
  if (ownedSince === null && card?.state !== "waiting") return null;
  return (
    <>
      ·
      <span title={`In line since ${exactTime(queuedAt)}`}>
        waited{" "}
        {ownedSince === null ? (
          <StillWaiting queuedAt={queuedAt} />
        ) : (
          <span className="ticking">{waitText(ownedSince - queuedAt)}</span>
        )}
      </span>
    </>
  );
}

function StillWaiting({ queuedAt }: { readonly queuedAt: number }) {
  return <span className="ticking">{waitText(useNow() - queuedAt)}</span>;
}
