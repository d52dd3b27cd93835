import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { handTextLengthMax } from "#contract/limits.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { emptyDraft } from "../drafts/draft-store.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { useKey } from "../keys/use-key.ts";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";
import classes from "./fields.module.css";

/** The agent raises a hand on the chat, with words or without, and lowers it again. (B-92) */
export function HelpField({ item }: { readonly item: ItemCard }) {
  const { chatId, hand } = item;
  const { chatPanel } = laterWords;
  const run = useCommand();
  const [draft] = useDraft("help", chatId);
  const [isAsking, setIsAsking] = useState(draft.text !== "");
  useKey("help", hand ? null : () => setIsAsking(true), chatId);
  const isLowering = useIsPending("chat.lower-hand", chatId);
  if (hand) {
    return (
      <div className={classes.hand} role="status">
        <Icon name="hand" size={16} />
        <p>
          <strong>{chatPanel.handSince(timeOfDay(hand.since))}</strong>
          {hand.text !== "" && <span dir="auto">{hand.text}</span>}
        </p>
        <Button
          variant="default"
          size="compact-sm"
          loading={isLowering}
          onClick={() => void run("chat.lower-hand", { chatId })}
        >
          {chatPanel.lowerHand}
        </Button>
      </div>
    );
  }
  if (isAsking) return <AskForHelp item={item} close={() => setIsAsking(false)} />;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon name="hand" size={15} />}
      onClick={() => setIsAsking(true)}
    >
      {chatPanel.askForHelp}
    </Button>
  );
}

interface AskProps {
  readonly item: ItemCard;
  readonly close: () => void;
}

function AskForHelp({ item, close }: AskProps) {
  const { chatId } = item;
  const { chatPanel, dialogs } = laterWords;
  const run = useCommand();
  const { drafts, session } = useSignedInDesk();
  const [{ text }, write] = useDraft("help", chatId);
  const isBusy = useIsPending("chat.raise-hand", chatId);
  const id = `help-${chatId}`;
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const raise = async () => {
    if (!(await run("chat.raise-hand", { chatId, text }))) return;
    drafts.settle("help", chatId, { text, now: session.now() });
    close();
  };
  const cancel = () => {
    write(emptyDraft);
    close();
  };
  return (
    <form
      className={classes.field}
      onSubmit={(event) => {
        event.preventDefault();
        void raise();
      }}
    >
      <LimitedTextInput
        id={id}
        label={chatPanel.helpWith}
        description={chatPanel.helpHint}
        lengthMax={handTextLengthMax}
        dir="auto"
        value={text}
        onChange={(event) => write({ text: event.currentTarget.value, templateId: null })}
        onKeyDown={(event) => {
          if (event.key === "Escape") cancel();
        }}
      />
      <div className={classes["note-foot"]}>
        <Button variant="default" size="compact-sm" onClick={cancel}>
          {dialogs.cancel}
        </Button>
        <Button type="submit" size="compact-sm" loading={isBusy}>
          {chatPanel.raiseHand}
        </Button>
      </div>
    </form>
  );
}
