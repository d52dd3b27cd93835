import { useEffect } from "react";
import { useAnswer } from "../session/use-answer.ts";
import { useCards } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords, words } from "../words/words.ts";
import classes from "./history.module.css";

/** How old the figures may get while somebody looks at them. */
const againMs = 10_000;

const own = { userId: null };

/** The agent's own day so far, as `docs/metrics.md` defines it. (B-95) */
export function OwnDay() {
  const { history } = laterWords;
  const { answer: day, askAgain } = useAnswer("agent.day", own);
  const breakReasons = useCards("break-reason");
  useEffect(() => {
    const timer = setInterval(askAgain, againMs);
    return () => clearInterval(timer);
  });
  if (!day) return <div className={classes.day} aria-hidden="true" />;
  const duration = (ms: number | null) => (ms === null ? "–" : durationWords(ms));
  return (
    <section className={classes.day} aria-label={history.day}>
      <h2>{history.day}</h2>
      <dl className={classes.figures}>
        <div>
          <dt>{history.handled}</dt>
          <dd>{numberText(day.handled)}</dd>
        </div>
        <div>
          <dt title={history.handleTimeHint}>{history.handleTime}</dt>
          <dd>{duration(day.handleMs)}</dd>
        </div>
        <div>
          <dt title={history.firstResponseHint}>{history.firstResponse}</dt>
          <dd>{duration(day.responseMs)}</dd>
        </div>
      </dl>
      <ul className={classes.statuses} aria-label={history.statuses}>
        {day.statuses.map(({ status, breakReasonId, ms }) => (
          <li key={`${status} ${breakReasonId}`} data-status={status}>
            <span>
              {breakReasonId
                ? words.statusBar.breakFor(breakReasons[breakReasonId]?.name ?? history.removedReason)
                : words.statusBar.statuses[status]}
            </span>{" "}
            <b>{durationWords(ms)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
