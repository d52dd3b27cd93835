import { Icon } from "../look/icon.tsx";
import { waitText } from "../time/clock-text.ts";
import { durationWords } from "../time/duration-words.ts";
import classes from "./reply-wait.module.css";
import type { Waiting } from "./reply-wait-at.ts";
import { useReplyWait } from "./use-reply-wait.ts";

interface Props {
  readonly waiting: Waiting;
  /** In the workspace it says the target too. */
  readonly isLarge?: boolean;
}

/** The time the customer has waited for a reply: quiet before the target, prominent from then on. */
export function ReplyWait({ waiting, isLarge = false }: Props) {
  const wait = useReplyWait(waiting);
  if (!wait) return null;
  const { waitMs, isLate } = wait;
  const targetMs = waiting.replyTargetMs;
  const target = targetMs > 0 ? `target ${durationWords(targetMs)}` : "no target";
  return (
    <span
      className={classes.wait}
      data-late={isLate || undefined}
      data-large={isLarge || undefined}
      title={`Waiting for a reply: ${target}`}
    >
      <Icon name={isLate ? "warning" : "clock"} size={isLarge ? 18 : 15} />
      {isLarge ? (
        <span className="ticking">
          {isLate ? "Late: waiting " : "Waiting "}
          {durationWords(waitMs)}
          {isLate && ` (past the ${durationWords(targetMs)} target)`}
        </span>
      ) : (
        <span className="ticking">
          {isLate ? "Late " : <span className="for-screen-readers">Waiting </span>}
          {waitText(waitMs)}
        </span>
      )}
    </span>
  );
}
