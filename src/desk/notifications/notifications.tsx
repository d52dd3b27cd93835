import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { Icon } from "../look/icon.tsx";
import { dismissNotification, notificationList } from "./notification-list.ts";
import classes from "./notifications.module.css";

/** Notifications at the edge of the screen and for screen readers. */
export function Notifications() {
  const list = useSyncExternalStore(notificationList.subscribe, notificationList.get);
  return (
    <div className={classes.list} role="region" aria-label="Notifications" aria-live="assertive">
      {list.map(({ number, tone, words }) => (
        <div
          key={number}
          className={classes.notification}
          data-tone={tone}
          role={tone === "done" ? "status" : "alert"}
        >
          <Icon name={tone === "done" ? "check" : "warning"} />
          <p>{words}</p>
          <CloseButton size="sm" aria-label="Close" onClick={() => dismissNotification(number)} />
        </div>
      ))}
    </div>
  );
}
