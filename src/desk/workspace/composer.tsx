import { ActionIcon, Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ItemCard } from "#contract/views/cards.ts";
import { ReplyField } from "../drafts/reply-field.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useReply } from "../drafts/use-reply.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { useKey } from "../keys/use-key.ts";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { Icon } from "../look/icon.tsx";
import { useIsPending } from "../session/use-command.ts";
import { useCard, useMe } from "../session/use-desk.ts";
import classes from "./composer.module.css";
import { useChatActions } from "./use-chat-actions.ts";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

const ReplyFiles = lazyPart(async () => (await import("../files/reply-files.tsx")).ReplyFiles);

const ChoicesField = lazyPart(async () => (await import("../drafts/choices-field.tsx")).ChoicesField);

/** Under the lines: the reply, or, for an item that is not the active one, the way to it. (B-29) */
export function Composer({ item }: { readonly item: ItemCard }) {
  return (
    <div className={classes.composer}>
      {item.active ? <ReplyComposer item={item} /> : <PlayInstead item={item} />}
    </div>
  );
}

function ReplyComposer({ item }: { readonly item: ItemCard }) {
  const reply = useReply(item.chatId);
  const isNarrow = useIsNarrow();
  const { choices = [] } = reply.draft;
  const [isOffering, setOffering] = useState(choices.length > 0);
  useKey("reply", () => focusPlace("reply", "response"));
  useEffect(() => {
    // An agent who has just pressed play wants to write. The focus stays with anybody who is busy elsewhere.
    const focused = document.activeElement;
    if (focused === document.body || focused?.closest("[data-leads-to-reply]")) {
      document.getElementById("reply")?.focus();
    }
  }, []);
  return (
    <div className={classes.row}>
      {(isOffering || choices.length > 0) && (
        <div className={classes.choices}>
          <ChoicesField value={choices} change={reply.offer} />
        </div>
      )}
      <ReplyFiles key={item.chatId} chatId={item.chatId} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={words.workspace.offerChoices}
        title={words.workspace.offerChoices}
        aria-expanded={isOffering || choices.length > 0}
        onClick={() => {
          setOffering(!isOffering);
          if (isOffering) reply.offer([]);
        }}
      >
        <Icon name="queue" />
      </ActionIcon>
      <ReplyField
        chatId={item.chatId}
        id="reply"
        label={words.workspace.replyTo(customerName(item.name))}
        placeholder={words.workspace.writeReply}
        hasHints={!isNarrow}
        rowsMin={1}
        rowsMax={8}
      />
      <Button size="sm" disabled={!reply.maySend} onClick={() => reply.send()}>
        {words.workspace.send}
      </Button>
    </div>
  );
}

function PlayInstead({ item }: { readonly item: ItemCard }) {
  const { activeChatId } = useMe();
  const active = useCard("item", activeChatId);
  const [draft] = useDraft("reply", item.chatId);
  const { play } = useChatActions(item);
  const isPlaying = useIsPending("chat.play", item.chatId);
  return (
    <div className={classes.instead} data-leads-to-reply="">
      <p>
        {active ? words.workspace.pausedPlayInstead : words.workspace.pausedPlay}
        {draft.text !== "" && (
          <span className={classes.draft}>
            {words.workspace.draftKept} <bdi>{draft.text}</bdi>
          </span>
        )}
      </p>
      <Button
        size="sm"
        loading={isPlaying}
        leftSection={<Icon name="play" size={15} />}
        onClick={() => void play()}
      >
        {words.workspace.playThis}
      </Button>
    </div>
  );
}
