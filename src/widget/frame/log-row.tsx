import type { CustomerSession } from "#client/customer-session.ts";
import { clock } from "./clock.ts";
import type { messageContent } from "./content/message-content.tsx";
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
      return <li class="event day">{clock.date(row.at, session.now(), words)}</li>;
    case "event":
      return (
        // A new chat also draws a line under the old one.
        <li
          class={row.item.event.type === "requested" ? "event divider" : "event"}
          title={clock.exact(row.item.at)}
        >
          <span>{content?.tell(row.item, company)}</span>
        </li>
      );
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
