import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { handTextLengthMax } from "#contract/limits.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";
import classes from "./fields.module.css";

/** The agent raises a hand on the chat, with words or without, and lowers it again. (B-92) */
export function HelpField({ item }: { readonly item: ItemCard }) {
  const { chatId, hand } = item;
  const { chatPanel } = laterWords;
  const run = useCommand();
  const [isAsking, setIsAsking] = useState(false);
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
  const [text, setText] = useState("");
  const isBusy = useIsPending("chat.raise-hand", chatId);
  const id = `help-${chatId}`;
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const raise = async () => {
    if (await run("chat.raise-hand", { chatId, text })) close();
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
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
        }}
      />
      <div className={classes["note-foot"]}>
        <Button variant="default" size="compact-sm" onClick={close}>
          {dialogs.cancel}
        </Button>
        <Button type="submit" size="compact-sm" loading={isBusy}>
          {chatPanel.raiseHand}
        </Button>
      </div>
    </form>
  );
}
