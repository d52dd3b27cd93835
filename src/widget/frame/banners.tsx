import type { ConnectionState } from "#client/connection.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { ErrorReason } from "./error-reason.tsx";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly words: ChatWords;
  readonly connection: ConnectionState;
  readonly wasOnline: boolean;
  readonly held: CommandError | null;
  readonly isFleeting: boolean;
}

/** Says what is wrong at the moment, and what happens to messages written meanwhile. */
export function Banners({ words, connection, wasOnline, held, isFleeting }: Props) {
  return (
    <output>
      {connection === "reconnecting" && (
        <span class="banner">{wasOnline ? words.reconnecting : words.unreached}</span>
      )}
      {connection === "online" && held && (
        <span class="banner">
          <ErrorReason error={held} />
        </span>
      )}
      {isFleeting && <span class="banner">{words.fleeting}</span>}
    </output>
  );
}
