import { ChatHeader } from "./chat-header.tsx";
import { Farewell } from "./farewell.tsx";
import type { HostLink } from "./host-link.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly host: HostLink;
  readonly words: Words;
}

/** The chat of a widget that there cannot be: says so, and can be closed. */
export function Unavailable({ host, words }: Props) {
  return (
    <main class="chat">
      <ChatHeader
        words={words}
        company=""
        situation={{ kind: "none" }}
        connection="ended"
        isFramed={host.isFramed}
        isEnding={false}
        onMinimise={() => host.say({ type: "minimise" })}
        onClose={() => host.say({ type: "close" })}
      />
      <Farewell words={words} goodbye={{ code: "not-found", words: "" }} isAlone />
    </main>
  );
}
