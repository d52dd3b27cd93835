import type { ComponentProps } from "react";
import { Icon } from "../look/icon.tsx";
import { useCard, useMe } from "../session/use-desk.ts";
import { clockText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import classes from "./status-bar.module.css";
import { statusIcons } from "./status-icons.ts";
import { words } from "../words/words.ts";

/** The status and the time in it, always in view; it opens the menu. (B-60) */
export function StatusButton(props: ComponentProps<"button">) {
  const { name, status, statusSince, breakReasonId } = useMe();
  const reason = useCard("break-reason", breakReasonId);
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
      {statusSince > 0 && <Since since={statusSince} />}
      <Icon name="down" size={13} />
    </button>
  );
}

function Since({ since }: { readonly since: number }) {
  return <span className={`${classes.since} ticking`}>{clockText(useNow() - since)}</span>;
}
