import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import { useChat } from "../session/use-chat.ts";
import { dayWords, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { Lines } from "../workspace/lines.tsx";
import { Dialog } from "../look/dialog.tsx";
import classes from "./chat-panel.module.css";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chat: EarlierChatView;
  readonly close: () => void;
}

/** An earlier chat, to be read only. */
export function EarlierChatDialog({ chat, close }: Props) {
  const { card, timeline, isNotHere } = useChat(chat.chatId);
  const title = laterWords.chatPanel.earlierTitle(
    dayWords(chat.queuedAt, useToday()),
    timeOfDay(chat.queuedAt),
  );
  return (
    <Dialog close={close} title={title} size="xl">
      <div className={classes.lines}>
        {timeline ? (
          <Lines timeline={timeline} card={card} item={undefined} />
        ) : (
          <p role="status">{isNotHere ? laterWords.chatPanel.notHere : laterWords.chatPanel.fetching}</p>
        )}
      </div>
    </Dialog>
  );
}
