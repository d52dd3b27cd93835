import { Button, CloseButton } from "@mantine/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Icon } from "../look/icon.tsx";
import { type Notification, dismissNotification, notificationList } from "./notification-list.ts";
import classes from "./notifications.module.css";
import { words } from "../words/words.ts";

/** Notifications at the edge of the screen and for screen readers. */
export function Notifications() {
  const list = useSyncExternalStore(notificationList.subscribe, notificationList.get);
  return (
    <div className={classes.list} role="region" aria-label={words.notifications.title} aria-live="assertive">
      {list.map((notification) => (
        <OneNotification key={notification.number} {...notification} />
      ))}
    </div>
  );
}

function OneNotification({ number, tone, words: said, action, inMs }: Notification) {
  return (
    <div className={classes.notification} data-tone={tone} role={tone === "done" ? "status" : "alert"}>
      <Icon name={tone === "done" ? "check" : "warning"} />
      <p>
        {said}
        {inMs !== undefined && <SecondsLeft ofMs={inMs} />}
      </p>
      {action && (
        <Button variant="default" size="compact-sm" onClick={() => action.act()}>
          {action.words}
        </Button>
      )}
      {inMs === undefined && (
        <CloseButton size="sm" aria-label={words.look.close} onClick={() => dismissNotification(number)} />
      )}
    </div>
  );
}

/** Read aloud once, as the time that is left at first; the figure that ticks is for the eye. */
function SecondsLeft({ ofMs }: { readonly ofMs: number }) {
  const [left, setLeft] = useState(Math.ceil(ofMs / 1_000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <span className="for-screen-readers"> {words.notifications.inSeconds(Math.ceil(ofMs / 1_000))}</span>
      <span className="ticking" aria-hidden="true">
        {` ${words.notifications.ticking(left)}`}
      </span>
    </>
  );
}
