import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ChatCard } from "#contract/views/cards.ts";
import { ActiveItemBar } from "../active-item/active-item-bar.tsx";
import { focusPlace } from "../keys/focus-place.ts";
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

const WrapUpCard = lazyPart(async () => (await import("./wrap-up-card.tsx")).WrapUpCard);

interface Props {
  readonly selectedId: ChatId | null;
  readonly openPanel: (() => void) | null;
}

/** The centre of the desk: the selected inbox item. */
export function Workspace({ selectedId, openPanel }: Props) {
  useKey("reply", () => focusPlace("reply", "response"));
  return (
    <section className={classes.workspace} aria-label="Workspace" {...chatPane(selectedId)}>
      {openPanel && <ActiveItemBar selectedId={selectedId} />}
      {selectedId ? (
        <Part key={selectedId} name="This chat">
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
      <EmptyPlace icon="inbox" title={hasItems ? "No chat selected" : "Nothing to do yet"}>
        {hasItems ? (
          <p>Select a chat of your inbox to read it. Play it to answer.</p>
        ) : (
          <p>The chat you select in your inbox is shown here.</p>
        )}
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
      <Part name="The head of this chat">
        <WorkspaceHead item={item} card={card} openPanel={openPanel} />
      </Part>
      {item && isSilent && item.replyWaitSince !== null && (
        <div className={classes.closed}>
          <ReplyWait waiting={item} isLarge />
        </div>
      )}
      {timeline ? (
        <Part name="The messages">
          <Lines timeline={timeline} card={card} item={item} />
        </Part>
      ) : (
        <div className={classes.empty}>
          <Loader aria-label="Fetching the chat" />
        </div>
      )}
      {item?.wrapUp && <WrapUpCard item={item} wrapUp={item.wrapUp} card={card} />}
      {item?.stage === "open" && (
        <Part name="The reply">
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
  const words = {
    waiting: "This chat is waiting in its queue.",
    owned: `This chat is with ${nameOf(card.ownerId)}.`,
    "wrap-up": `This chat has ended and is in wrap-up with ${nameOf(card.ownerId)}.`,
    closed: "This chat is closed.",
    abandoned: "This chat was over before anyone had it.",
  };
  return (
    <div className={classes.closed} role="status">
      {words[card.state]}
      {card.state === "waiting" && (
        <Button loading={isTaking} onClick={() => void run("chat.take", { chatId: card.chatId })}>
          Take this chat
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
          <EmptyPlace icon="inbox" title="This chat is not here">
            <p>It has left your inbox, was erased after its time, or is not yours to see.</p>
          </EmptyPlace>
        ) : (
          <Loader aria-label="Fetching the chat" />
        )}
      </div>
    </>
  );
}
