import { firstGrapheme } from "#client/cut-text.ts";
import type { ConnectionState } from "#client/connection.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { ComponentChildren } from "preact";
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
  readonly onMinimise: () => void;
  /** The menu and its button. */
  readonly children?: ComponentChildren;
}

/** Who is there, the menu, and the way back to the company's page. */
export function ChatHeader(props: Props) {
  const { words, company, situation, isFramed } = props;
  const isWithAgent = situation.kind === "with-agent";
  // Where no agents are shown, the company's name stands for theirs.
  const isNamed = isWithAgent && situation.name !== company;
  const title = isNamed ? situation.name : props.title;
  return (
    <header class="header">
      <div class={isWithAgent ? "avatar present" : "avatar"} aria-hidden="true">
        {firstGrapheme(title).toUpperCase()}
      </div>
      <div class="who">
        <h1>{title}</h1>
        <p>{standing(props)}</p>
      </div>
      {props.children}
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
    </header>
  );
}

function standing({ words, company, situation, connection, title }: Props): string {
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
