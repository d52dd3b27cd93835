import type { CustomerSession } from "#client/customer-session.ts";
import { clock } from "./clock.ts";
import type { messageContent } from "./content/message-content.tsx";
import { EventRow } from "./event-row.tsx";
import type { Row } from "./group-lines.ts";
import { MessageRow } from "./message-row.tsx";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly row: Row;
  readonly company: string;
  readonly words: ChatWords;
  readonly content: typeof messageContent | null;
  readonly session: CustomerSession;
  readonly hereSince: number;
  readonly isNewest: boolean;
}

export function LogRow({ row, company, words, content, session, hereSince, isNewest }: Props) {
  switch (row.kind) {
    case "day":
      return <div class="event day">{clock.date(row.at, session.now(), words)}</div>;
    case "event":
      return <EventRow item={row.item} {...{ company, words }} />;
    case "message":
      return (
        <MessageRow
          row={row}
          session={session}
          words={words}
          content={content}
          isArriving={row.item.at > hereSince}
          isNewest={isNewest}
        />
      );
  }
}
