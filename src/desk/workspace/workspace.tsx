import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ChatCard } from "#contract/views/cards.ts";
import { ActiveItemBar } from "../active-item/active-item-bar.tsx";
import { chatPane, useKey } from "../keys/use-key.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { Part } from "../look/part.tsx";
import { TakeNextPlace } from "../queues/take-next-place.tsx";
import { useWaitingByHand } from "../queues/use-waiting-by-hand.ts";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useChat } from "../session/use-chat.ts";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { useCard, useDesk } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { BlockButton } from "./block-button.tsx";
import { Composer } from "./composer.tsx";
import { lastCustomerNumber } from "./lines-of.ts";
import { Lines } from "./lines.tsx";
import { useMarkSeen } from "./use-mark-seen.ts";
import { WorkspaceHead } from "./workspace-head.tsx";
import classes from "./workspace.module.css";
import { words } from "../words/words.ts";

const WrapUpCard = lazyPart(async () => (await import("./wrap-up-card.tsx")).WrapUpCard);

const OfferedStrip = lazyPart(async () => (await import("../offers/offered-strip.tsx")).OfferedStrip);

interface Props {
  readonly selectedId: ChatId | null;
  readonly openPanel: (() => void) | null;
}

/** The centre of the desk: the selected inbox item. */
export function Workspace({ selectedId, openPanel }: Props) {
  return (
    <section className={classes.workspace} aria-label={words.workspace.title} {...chatPane(selectedId)}>
      {openPanel && <ActiveItemBar selectedId={selectedId} />}
      {selectedId ? (
        <Part key={selectedId} name={words.workspace.chatPart}>
          <SelectedChat chatId={selectedId} openPanel={openPanel} />
        </Part>
      ) : (
        <NothingSelected />
      )}
    </section>
  );
}

function NothingSelected() {
  const hasItems = useDesk(({ desk }) => Object.keys(desk.cards.item).length > 0);
  const waiting = useWaitingByHand();
  if (waiting) {
    return (
      <div className={classes.empty}>
        <TakeNextPlace waiting={waiting} />
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <EmptyPlace icon="inbox" title={hasItems ? words.workspace.noneSelected : words.workspace.nothingToDo}>
        <p>{hasItems ? words.workspace.selectOne : words.workspace.shownHere}</p>
      </EmptyPlace>
    </div>
  );
}

interface SelectedProps {
  readonly chatId: ChatId;
  readonly openPanel: (() => void) | null;
}

function SelectedChat({ chatId, openPanel }: SelectedProps) {
  const item = useCard("item", chatId);
  const { card, timeline, isNotHere } = useChat(chatId);
  useMarkSeen(chatId, timeline?.upTo ?? 0);
  if (!timeline && !card && !item) return <NotHere isKnown={isNotHere} openPanel={openPanel} />;
  const isSilent = timeline !== undefined && lastCustomerNumber(timeline.events) === null;
  return (
    <>
      <Part name={words.workspace.headPart}>
        <WorkspaceHead item={item} card={card} openPanel={openPanel} />
      </Part>
      {item && card?.offer && <OfferedStrip chatId={chatId} offer={card.offer} />}
      {item && isSilent && item.replyWaitSince !== null && (
        <div className={classes.closed}>
          <ReplyWait waiting={item} isLarge />
        </div>
      )}
      {timeline ? (
        <Part name={words.workspace.messagesPart}>
          <Lines timeline={timeline} card={card} item={item} />
        </Part>
      ) : (
        <div className={classes.empty}>
          <Loader aria-label={words.workspace.fetching} />
        </div>
      )}
      {item?.wrapUp && <WrapUpCard item={item} wrapUp={item.wrapUp} card={card} />}
      {item?.stage === "open" && (
        <Part name={words.workspace.replyPart}>
          <Composer item={item} />
        </Part>
      )}
      {!item && card && <NotInInbox card={card} />}
    </>
  );
}

function NotInInbox({ card }: { readonly card: ChatCard }) {
  const nameOf = useUserName();
  const run = useCommand();
  const isTaking = useIsPending("chat.take", card.chatId);
  const take = () => void run("chat.take", { chatId: card.chatId });
  useKey("take-this", card.state === "waiting" ? take : null, card.chatId);
  return (
    <div className={classes.closed} role="status">
      {words.workspace.notInInbox[card.state](nameOf(card.ownerId))}
      {card.state === "waiting" && (
        <Button loading={isTaking} onClick={take}>
          {words.workspace.takeThis}
        </Button>
      )}
      <BlockButton card={card} />
    </div>
  );
}

/** A chat one may see comes within this time. */
const comesWithinMs = 3_000;

interface NotHereProps {
  readonly isKnown: boolean;
  readonly openPanel: (() => void) | null;
}

function NotHere({ isKnown, openPanel }: NotHereProps) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), comesWithinMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <WorkspaceHead item={undefined} card={undefined} openPanel={openPanel} />
      <div className={classes.empty}>
        {isKnown || isLate ? (
          <EmptyPlace icon="inbox" title={words.workspace.notHere}>
            <p>{words.workspace.notHereWhy}</p>
          </EmptyPlace>
        ) : (
          <Loader aria-label={words.workspace.fetching} />
        )}
      </div>
    </>
  );
}
