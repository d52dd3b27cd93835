import { ChatHeader } from "./chat-header.tsx";
import { Farewell } from "./farewell.tsx";
import type { HostLink } from "./host-link.ts";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly host: HostLink;
  readonly words: ChatWords;
}

/** The chat of a widget that there cannot be: says so, and can be closed. */
export function Unavailable({ host, words }: Props) {
  return (
    <main class="chat">
      <ChatHeader
        words={words}
        company=""
        title={words.chat}
        situation={{ kind: "none" }}
        connection="ended"
        isFramed={host.isFramed}
        onMinimise={() => host.say({ type: "minimise" })}
      />
      <Farewell goodbye={{ code: "not-found", words: "" }} isAlone opened={0} />
    </main>
  );
}
