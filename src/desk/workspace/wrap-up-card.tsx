import { Button } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import type { ChatCard, ItemCard, WrapUpView } from "#contract/views/cards.ts";
import { ClassificationField } from "../active-item/classification-field.tsx";
import { ContactField } from "../active-item/contact-field.tsx";
import { NotesField } from "../active-item/notes-field.tsx";
import { emptyDraft } from "../drafts/draft-store.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { withKey } from "../keys/key-table.ts";
import { useKey } from "../keys/use-key.ts";
import { useIsPending } from "../session/use-command.ts";
import { Icon } from "../look/icon.tsx";
import { durationWords } from "../time/duration-words.ts";
import { CountdownRing } from "./countdown-ring.tsx";
import { type ChatActions, useChatActions } from "./use-chat-actions.ts";
import classes from "./wrap-up-card.module.css";
import { laterWords, words } from "../words/words.ts";

interface Props {
  readonly item: ItemCard;
  readonly wrapUp: WrapUpView;
  readonly card: ChatCard | undefined;
}

/** Replaces the composer once the chat has ended: all remaining actions, and nothing else. (B-58) */
export function WrapUpCard({ item, wrapUp, card }: Props) {
  const { chatId, active } = item;
  const { wrapUp: wrapUpWords } = laterWords;
  const actions = useChatActions(item);
  return (
    <section className={classes.card} aria-label={wrapUpWords.part} data-leads-to-reply="">
      <div className={classes.inner}>
        <div className={classes.head}>
          <CountdownRing wrapUp={wrapUp} />
          <div className={classes.words}>
            <h3>{wrapUpWords.title}</h3>
            <p>
              {item.endedBy === "customer" ? wrapUpWords.customerEnded : wrapUpWords.hasEnded}{" "}
              {active ? wrapUpWords.whatToDo : wrapUpWords.standsStill}
            </p>
          </div>
          <WrapUpButtons chatId={chatId} wrapUp={wrapUp} isActive={active} actions={actions} />
        </div>
        <UnsentReply chatId={chatId} />
        <div className={classes.fields}>
          <ClassificationField chatId={chatId} value={card?.classificationId ?? null} />
          <ContactField chatId={chatId} contact={card?.contact ?? null} />
        </div>
        <NotesField chatId={chatId} hint={wrapUpWords.finishSaves} />
      </div>
    </section>
  );
}

interface ButtonsProps {
  readonly chatId: ChatId;
  readonly wrapUp: WrapUpView;
  readonly isActive: boolean;
  readonly actions: ChatActions;
}

function WrapUpButtons({ chatId, wrapUp, isActive, actions }: ButtonsProps) {
  const { extensionsLeft, extensionMs, leftMs } = wrapUp;
  const isExtending = useIsPending("wrap-up.extend", chatId);
  const isPausing = useIsPending("chat.pause", chatId);
  const isPlaying = useIsPending("chat.play", chatId);
  const isFinishing = useIsPending("wrap-up.finish", chatId);
  const isSavingNote = useIsPending("note.add", chatId);
  const mayExtend = leftMs !== null && extensionsLeft > 0;
  useKey("extend", mayExtend && !isExtending ? () => void actions.extend() : null, chatId);
  useKey("finish", isFinishing || isSavingNote ? null : () => void actions.finish(), chatId);
  return (
    <div className={classes.buttons}>
      {leftMs !== null && (
        <Button
          variant="default"
          disabled={!mayExtend}
          loading={isExtending}
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => void actions.extend()}
        >
          {laterWords.wrapUp.extend(durationWords(extensionMs), extensionsLeft)}
        </Button>
      )}
      {isActive ? (
        <Button
          variant="default"
          loading={isPausing}
          leftSection={<Icon name="pause" size={14} />}
          onClick={() => void actions.pause()}
        >
          {words.workspace.pause}
        </Button>
      ) : (
        <Button
          variant="default"
          loading={isPlaying}
          leftSection={<Icon name="play" size={14} />}
          onClick={() => void actions.play()}
        >
          {words.workspace.play}
        </Button>
      )}
      <Button
        loading={isFinishing || isSavingNote}
        title={withKey(laterWords.wrapUp.finish, "finish")}
        leftSection={<Icon name="check" size={14} />}
        onClick={() => void actions.finish()}
      >
        {laterWords.wrapUp.finish}
      </Button>
    </div>
  );
}

/** Text that was being typed when the chat ended stays readable and can be moved into the note. */
function UnsentReply({ chatId }: { readonly chatId: ChatId }) {
  const [reply, writeReply] = useDraft("reply", chatId);
  const [note, writeNote] = useDraft("note", chatId);
  if (reply.text === "") return null;
  const putIntoNote = () => {
    const text = note.text === "" ? reply.text : `${note.text}\n${reply.text}`;
    writeNote({ text, templateId: null });
    writeReply(emptyDraft);
  };
  return (
    <div className={classes.unsent}>
      <header>
        {laterWords.wrapUp.unsent}
        <Button variant="default" size="compact-xs" onClick={putIntoNote}>
          {laterWords.wrapUp.intoNote}
        </Button>
      </header>
      <p dir="auto">{reply.text}</p>
    </div>
  );
}
