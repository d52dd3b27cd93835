import type { WrapUpView } from "#contract/views/cards.ts";
import { wrapUpLeftMs } from "../inbox/wrap-up-left-ms.ts";
import { useNow } from "../time/use-now.ts";
import { countdownText } from "../time/clock-text.ts";
import classes from "./wrap-up-card.module.css";
import { laterWords } from "../words/words.ts";

const radius = 30;
const around = 2 * Math.PI * radius;
/** The ring is full at this time, or at the initial remainder if that is more. */
const fullMs = 60_000;

/** The wrap-up's remainder as a ring that empties and as a figure; it stands still while paused. */
export function CountdownRing({ wrapUp }: { readonly wrapUp: WrapUpView }) {
  const leftMs = wrapUpLeftMs(wrapUp, useNow());
  if (leftMs === null) {
    return (
      <div className={classes.ring}>
        <span className={classes.figure}>{laterWords.wrapUp.noLimit}</span>
      </div>
    );
  }
  const share = Math.min(1, leftMs / Math.max(fullMs, wrapUp.leftMs ?? 0));
  const isShort = wrapUp.running && leftMs <= 10_000;
  return (
    <div
      className={classes.ring}
      data-paused={!wrapUp.running || undefined}
      data-short={isShort || undefined}
    >
      <svg viewBox="0 0 72 72" aria-hidden="true" focusable="false">
        <circle cx="36" cy="36" r={radius} className={classes.track} />
        <circle
          cx="36"
          cy="36"
          r={radius}
          className={classes.left}
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          transform="rotate(-90 36 36)"
        />
      </svg>
      <span className={classes.figure} role="timer" aria-label={laterWords.wrapUp.timeLeft}>
        <span className="ticking">{countdownText(leftMs)}</span>
        <small>{wrapUp.running ? laterWords.wrapUp.left : laterWords.wrapUp.paused}</small>
      </span>
    </div>
  );
}
