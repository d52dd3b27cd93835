import type { CommandId } from "#contract/ids.ts";
import { splitLinks } from "#client/split-links.ts";
import { automatic } from "./chat-item.ts";
import { clock } from "./clock.ts";
import type { Row } from "./group-lines.ts";
import { Icon } from "./icon.tsx";
import type { Words } from "./words/words.ts";

interface Props {
  readonly row: Extract<Row, { kind: "message" }>;
  readonly words: Words;
  /** It has come while the customer was here, and may be seen coming. */
  readonly isArriving: boolean;
  /** The customer's newest: how far it has come is said in words too. */
  readonly isNewest: boolean;
  readonly onRetry: (id: CommandId) => void;
  readonly onDiscard: (id: CommandId) => void;
}

export function MessageRow({ row, words, isArriving, isNewest, onRetry, onDiscard }: Props) {
  const { item, isFirst, isLast, state } = row;
  const { author, at, text, entry } = item;
  const who = author || (author === null ? words.you : words.automatic);
  const classes = [
    "message",
    author === null && "mine",
    author === automatic && "automatic",
    isFirst && "first",
    isLast && "last",
    isArriving && "arriving",
    state,
  ];
  return (
    <div class={classes.filter(Boolean).join(" ")}>
      {author !== null && isFirst ? <div class="author">{who}</div> : <span class="unseen">{who}: </span>}
      <div class="bubble" dir="auto" title={clock.exact(at)}>
        {splitLinks(text).map((part, index) =>
          part.href === undefined ? (
            part.text
          ) : (
            <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ),
        )}
      </div>
      {isLast && state !== "failed" && (
        <div class="meta">
          <time dateTime={new Date(at).toISOString()} title={clock.exact(at)}>
            {clock.time(at)}
          </time>
          {state && (
            <span class="state" title={words.states[state]}>
              <span class={isNewest ? "" : "unseen"}>{words.states[state]}</span>
              <Icon name={state} />
            </span>
          )}
        </div>
      )}
      {state === "failed" && entry?.error && (
        <div class="meta">
          <span class="reason">
            <Icon name="failed" />
            {words.notSent(entry.error.words)}
          </span>
          <button class="text-button" type="button" onClick={() => onRetry(entry.id)}>
            {words.tryAgain}
          </button>
          <button class="text-button" type="button" onClick={() => onDiscard(entry.id)}>
            {words.discard}
          </button>
        </div>
      )}
    </div>
  );
}
