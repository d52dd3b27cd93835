import type { ConnectionState } from "#client/connection.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly words: Words;
  readonly connection: ConnectionState;
  readonly endingError: CommandError | null;
}

/** What is wrong at the moment, and what becomes of what is written meanwhile. */
export function Banners({ words, connection, endingError }: Props) {
  return (
    <output>
      {connection === "reconnecting" && <span class="banner">{words.reconnecting}</span>}
      {endingError && <span class="banner wrong">{words.notEnded(endingError.words)}</span>}
    </output>
  );
}
