import { Icon } from "../look/icon.tsx";
import { waitText } from "../time/clock-text.ts";
import { durationWords } from "../time/duration-words.ts";
import classes from "./reply-wait.module.css";
import type { Waiting } from "./reply-wait-at.ts";
import { useReplyWait } from "./use-reply-wait.ts";
import { words } from "../words/words.ts";

interface Props {
  readonly waiting: Waiting;
  /** In the workspace it says the target too. */
  readonly isLarge?: boolean;
  /** Among several late ones only the worst is filled: a wall of red says nothing. */
  readonly isFilled?: boolean;
}

/** The time the customer has waited for a reply: quiet at first, amber before the target, red from it on. */
export function ReplyWait({ waiting, isLarge = false, isFilled = isLarge }: Props) {
  const wait = useReplyWait(waiting);
  if (!wait) return null;
  const { waitMs, grade } = wait;
  const isLate = grade === "late";
  const targetMs = waiting.replyTargetMs;
  const target = targetMs > 0 ? durationWords(targetMs) : null;
  const lasting = durationWords(waitMs);
  return (
    <span
      className={classes.wait}
      data-grade={grade}
      data-filled={(isLate && isFilled) || undefined}
      data-large={isLarge || undefined}
      title={words.replyWait.hint(isLate, target)}
    >
      <Icon name={isLate ? "warning" : "clock"} size={isLarge ? 18 : 14} />
      {isLarge ? (
        <span className="ticking">
          {isLate && target !== null
            ? words.replyWait.lateFor(lasting, target)
            : words.replyWait.waitingFor(lasting)}
        </span>
      ) : (
        <span className="ticking">
          <span className="for-screen-readers">{words.replyWait.waiting(isLate)} </span>
          {waitText(waitMs)}
        </span>
      )}
    </span>
  );
}
