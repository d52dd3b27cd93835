import { ActionIcon } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import type { ChatCard, ItemCard } from "#contract/views/cards.ts";
import { entryName } from "../entry/entry-name.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { sentence } from "../look/sentence.ts";
import { useCard } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import { ChatControls } from "./chat-controls.tsx";
import classes from "./workspace-head.module.css";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

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
        <ActionIcon renderRoot={(props) => <BackLink {...props} />}>
          <Icon name="back" />
        </ActionIcon>
      )}
      {known && <Avatar name={known.name} />}
      <div className={classes.who}>
        <h2>{known ? <bdi>{customerName(known.name)}</bdi> : words.workspace.chat}</h2>
        {known && (
          <div className={classes.facts}>
            {/* What an agent must not miss comes first: a narrow line is cut at its end. */}
            {card?.isAbusive && (
              <span className={classes.abusive}>
                <Icon name="flag" size={15} /> {words.workspace.abusive}
              </span>
            )}
            {known.hand && (
              <span className={classes.hand} title={known.hand.text}>
                <Icon name="hand" size={15} /> {words.workspace.hand}
              </span>
            )}
            {card && <IdentityMark card={card} />}
            {known.customerGone && (
              <span className={classes.gone}>
                <Icon name="gone" size={15} /> {words.workspace.gone}
                {card?.mail && ` · ${words.workspace.byMail(card.mail.email)}`}
              </span>
            )}
            <span>{queue ? <bdi>{queue.name}</bdi> : words.workspace.queue}</span>
            <Waited item={item} card={card} />
            {card && (
              <span className={classes.entry} title={card.entry.page}>
                · <bdi>{entryName(card.entry).name}</bdi>
              </span>
            )}
          </div>
        )}
      </div>
      {openPanel && (
        <ActionIcon onClick={openPanel} aria-label={words.workspace.aboutChat}>
          <Icon name="tools" />
        </ActionIcon>
      )}
      {item && <ChatControls item={item} />}
    </header>
  );
}

/** A name is worth what stands behind it. (B-75) */
function IdentityMark({ card }: { readonly card: ChatCard }) {
  const { person, name, fields } = card;
  if (!person && typeof name !== "string" && fields.length === 0) return null;
  return (
    <>
      <span className={person ? classes.verified : undefined}>
        {person && <Icon name="check" size={15} />}
        {person ? words.workspace.verified : words.workspace.unverified}
      </span>
      ·
    </>
  );
}

/** To the list in which the chat was selected. */
function BackLink(props: object) {
  const isHistory = useRouterState({ select: (state) => state.location.pathname.startsWith("/history") });
  return isHistory ? (
    <Link to="/history" search={true} aria-label={words.workspace.backToHistory} {...props} />
  ) : (
    <Link to="/inbox" aria-label={words.workspace.backToInbox} {...props} />
  );
}

/** The customer's time in line before somebody had the chat; still counting while nobody has. */
function Waited({ item, card }: Pick<Props, "item" | "card">) {
  const known = item ?? card;
  if (!known) return null;
  const { queuedAt, ownedSince } = known;
  // A closed chat without an owner had no wait to show.
  if (ownedSince === null && card?.state !== "waiting") return null;
  const wait =
    ownedSince === null ? (
      <StillWaiting queuedAt={queuedAt} />
    ) : (
      <span className="ticking">{waitText(ownedSince - queuedAt)}</span>
    );
  return (
    <>
      ·
      <span title={words.workspace.inLineSince(exactTime(queuedAt))}>
        {sentence(words.workspace.waited(wait))}
      </span>
    </>
  );
}

function StillWaiting({ queuedAt }: { readonly queuedAt: number }) {
  return <span className="ticking">{waitText(useNow() - queuedAt)}</span>;
}
