import type { CustomerSession } from "#client/customer-session.ts";
import { textOfParts } from "#client/text-of-parts.ts";
import type { messageContent } from "./content/message-content.tsx";
import type { MessageItem } from "./chat-item.ts";
import { ErrorReason } from "./error-reason.tsx";
import { clock } from "./clock.ts";
import type { Row } from "./group-lines.ts";
import { Icon } from "./icon.tsx";
import { late } from "./late.ts";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly row: Extract<Row, { kind: "message" }>;
  readonly session: CustomerSession;
  readonly words: ChatWords;
  /** Draws links and the like; `null` until it is loaded. */
  readonly content: typeof messageContent | null;
  /** The message arrived while the customer was here, so it is animated. */
  readonly isArriving: boolean;
  /** The customer's newest message, whose state is also shown in words. */
  readonly isNewest: boolean;
}

export function MessageRow({ row, session, words, content, isArriving, isNewest }: Props) {
  const { item, isFirst, isLast, state } = row;
  const { from, at, parts, entry } = item;
  const isMine = from === "customer";
  const text = textOfParts(parts, words.cannotShow);
  const who = senderName(item, words);
  const classes = [
    "message",
    isMine && "mine",
    from === "automatic" && "automatic",
    isFirst && "first",
    isLast && "last",
    isArriving && "arriving",
    state,
  ];
  return (
    // A screen reader does not read people their own words, nor each state of these. (W-13)
    <li class={classes.filter(Boolean).join(" ")} aria-live={isMine ? "off" : undefined}>
      {!isMine && isFirst ? <div class="author">{who}</div> : <span class="unseen">{who}: </span>}
      {late.drawFiles?.(parts)}
      <div class="bubble" dir="auto" title={clock.exact(at)}>
        {content ? content.drawText(text) : text}
      </div>
      {content?.drawChoices(item, session)}
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
            <ErrorReason error={entry.error} sentence={words.notSent} />
          </span>
          <button class="text-button" type="button" onClick={() => session.retry(entry.id)}>
            {words.tryAgain}
          </button>
          <button class="text-button" type="button" onClick={() => session.drop(entry.id)}>
            {words.discard}
          </button>
        </div>
      )}
    </li>
  );
}

/** Somebody of a kind that this page does not know has no name, and is not the customer. */
function senderName({ from, name }: MessageItem, words: ChatWords): string {
  if (from === "customer") return words.you;
  return from === "automatic" ? words.automatic : name || words.somebody;
}
