import type { ConnectionState } from "#client/connection.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly words: Words;
  readonly connection: ConnectionState;
  readonly wasOnline: boolean;
  readonly held: CommandError | null;
  readonly isFleeting: boolean;
  readonly endingError: CommandError | null;
}

/** Says what is wrong at the moment, and what happens to messages written meanwhile. */
export function Banners({ words, connection, wasOnline, held, isFleeting, endingError }: Props) {
  return (
    <output>
      {connection === "reconnecting" && (
        <span class="banner">{wasOnline ? words.reconnecting : words.unreached}</span>
      )}
      {connection === "online" && held && <span class="banner">{held.words}</span>}
      {isFleeting && <span class="banner">{words.fleeting}</span>}
      {endingError && <span class="banner wrong">{words.notEnded(endingError.words)}</span>}
    </output>
  );
}
