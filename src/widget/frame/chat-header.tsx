import { firstGrapheme } from "#client/cut-text.ts";
import type { ConnectionState } from "#client/connection.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import { Icon } from "./icon.tsx";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly words: ChatWords;
  readonly company: string;
  /** The line above the chat while no agent is with the customer. */
  readonly title: string;
  readonly situation: SituationView;
  readonly connection: ConnectionState;
  readonly isFramed: boolean;
  readonly isEnding: boolean;
  readonly onMinimise: () => void;
  /** Ends the chat if one is going on, else closes it. */
  readonly onClose: () => void;
}

/** The agent's name, and the button to end the chat. */
export function ChatHeader(props: Props) {
  const { words, company, situation, isFramed, isEnding } = props;
  const isWithAgent = situation.kind === "with-agent";
  // Where no agents are shown, the company's name stands for theirs.
  const isNamed = isWithAgent && situation.name !== company;
  const title = isNamed ? situation.name : props.title;
  const isGoingOn = isWithAgent || situation.kind === "waiting";
  const closeWords = isGoingOn ? words.end : words.close;
  return (
    <header class="header">
      <div class={isWithAgent ? "avatar present" : "avatar"} aria-hidden="true">
        {firstGrapheme(title).toUpperCase()}
      </div>
      <div class="who">
        <h1>{title}</h1>
        <p>{standing(props)}</p>
      </div>
      {isFramed && (
        <button
          class="icon-button"
          type="button"
          title={words.minimise}
          aria-label={words.minimise}
          onClick={props.onMinimise}
        >
          <Icon name="minimise" />
        </button>
      )}
      {(isFramed || isGoingOn) && (
        <button
          class="icon-button"
          type="button"
          title={closeWords}
          aria-label={closeWords}
          // Not disabled, which would take the focus from it.
          aria-disabled={isEnding}
          onClick={() => !isEnding && props.onClose()}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

function standing({ words, company, situation, connection, isEnding, title }: Props): string {
  if (isEnding) return words.ending;
  if (connection === "connecting") return words.connecting;
  switch (situation.kind) {
    case "none":
      return connection === "ended" ? "" : words.isNew;
    case "waiting":
      return words.isWaiting;
    case "with-agent":
      return situation.name === company ? "" : title;
    case "ended":
      return words.isOver;
  }
}
