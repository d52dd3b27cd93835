import type { ComponentProps } from "react";
import { Icon } from "../look/icon.tsx";
import { useCard, useMe } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { clockText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import classes from "./status-bar.module.css";
import { statusIcons } from "./status-icons.ts";
import { words } from "../words/words.ts";

/** The status and the time in it, always in view; it opens the menu. (B-60) */
export function StatusButton(props: ComponentProps<"button">) {
  const { name, status, statusSince, breakReasonId, breakAfterChats } = useMe();
  const reason = useCard("break-reason", breakReasonId);
  const planned = useCard("break-reason", breakAfterChats);
  const icon = statusIcons[status];
  const statusWords = words.statusBar.statuses[status];
  const shown = status === "break" && reason ? words.statusBar.breakFor(reason.name) : statusWords;
  return (
    <button
      type="button"
      {...props}
      className={classes.status}
      title={words.statusBar.statusSince(name, shown, exactTime(statusSince))}
    >
      <span data-status={status}>
        <Icon name={icon} />
      </span>
      <span className="for-screen-readers">{words.statusBar.yourStatus(name)} </span>
      <span className={classes.words}>{shown}</span>
      {breakAfterChats && <Planned reason={planned?.name ?? ""} />}
      {statusSince > 0 && (
        <Since since={statusSince} maxMs={status === "break" ? (reason?.maxMs ?? null) : null} />
      )}
      <Icon name="down" size={13} />
    </button>
  );
}

/** The break that begins when the last chat leaves. (B-61) */
function Planned({ reason }: { readonly reason: string }) {
  return (
    <span className={classes.planned} title={words.statusBar.breakPlanned(reason)}>
      <Icon name="cup" size={15} />
      <span className={classes["planned-words"]}>{words.statusBar.thenBreak(reason)}</span>
    </span>
  );
}

interface SinceProps {
  readonly since: number;
  /** How long it may last; `null` = as long as it does. */
  readonly maxMs: number | null;
}

/** A break that is longer than its reason allows says so by its colour, its shape and in words. (B-60) */
function Since({ since, maxMs }: SinceProps) {
  const lasts = useNow() - since;
  const isOver = maxMs !== null && lasts > maxMs;
  return (
    <span className={`${classes.since} ticking`} data-over={isOver || undefined}>
      {isOver && <Icon name="warning" size={13} />}
      {clockText(lasts)}
      {isOver && (
        <span className={classes["over-words"]}>{words.statusBar.overMaximum(durationWords(maxMs))}</span>
      )}
    </span>
  );
}
