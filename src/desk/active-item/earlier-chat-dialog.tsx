import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import { useChat } from "../session/use-chat.ts";
import { dayWords, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { Lines } from "../workspace/lines.tsx";
import { Dialog } from "../look/dialog.tsx";
import classes from "./chat-panel.module.css";

interface Props {
  readonly chat: EarlierChatView;
  readonly close: () => void;
}

/** An earlier chat, to be read only. */
export function EarlierChatDialog({ chat, close }: Props) {
  const { card, timeline, isNotHere } = useChat(chat.chatId);
  const title = `Earlier chat: ${dayWords(chat.queuedAt, useToday())}, ${timeOfDay(chat.queuedAt)}`;
  return (
    <Dialog close={close} title={title} size="xl">
      <div className={classes.lines}>
        {timeline ? (
          <Lines timeline={timeline} card={card} item={undefined} />
        ) : (
          <p role="status">
            {isNotHere
              ? "This chat was erased after its time, or is not yours to see."
              : "Fetching the chat…"}
          </p>
        )}
      </div>
    </Dialog>
  );
}
