import { countdownText } from "../time/clock-text.ts";
import { useNow } from "../time/use-now.ts";
import { laterWords } from "../words/words.ts";
import classes from "./offers.module.css";

/** Less than this is shown as urgent. */
const shortMs = 10_000;

/** The time until an offer is over, by the server's clock. */
export function TimeLeft({ until }: { readonly until: number }) {
  const leftMs = until - useNow();
  return (
    <span
      className={classes.left}
      role="timer"
      aria-label={laterWords.offers.timeLeft}
      data-short={leftMs <= shortMs || undefined}
    >
      <span className="ticking">{countdownText(leftMs)}</span>
    </span>
  );
}
