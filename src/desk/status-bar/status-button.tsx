import type { ComponentProps } from "react";
import { Icon } from "../look/icon.tsx";
import { useCard, useMe } from "../session/use-desk.ts";
import { clockText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import classes from "./status-bar.module.css";
import { statusWords } from "./status-words.ts";

/** The status and the time in it, always in view; it opens the menu. (B-60) */
export function StatusButton(props: ComponentProps<"button">) {
  const { name, status, statusSince, breakReasonId } = useMe();
  const reason = useCard("break-reason", breakReasonId);
  const { words, icon } = statusWords[status];
  const shown = status === "break" && reason ? `${words}: ${reason.name}` : words;
  return (
    <button
      type="button"
      {...props}
      className={classes.status}
      title={`${name}: ${shown} since ${exactTime(statusSince)}`}
    >
      <span data-status={status}>
        <Icon name={icon} />
      </span>
      <span className="for-screen-readers">{name}, your status: </span>
      <span className={classes.words}>{shown}</span>
      {statusSince > 0 && <Since since={statusSince} />}
      <Icon name="down" size={13} />
    </button>
  );
}

function Since({ since }: { readonly since: number }) {
  return <span className={`${classes.since} ticking`}>{clockText(useNow() - since)}</span>;
}
