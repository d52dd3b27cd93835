import { useEffect, useRef } from "react";
import { notify } from "../notifications/notification-list.ts";
import { useCards } from "../session/use-desk.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { words } from "../words/words.ts";

/** Notifies supervisors once of each new alert. (B-60) */
export function Alerts() {
  const alerts = useCards("alert");
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { userId, name, breakReason, since } of Object.values(alerts)) {
      const occasion = `${userId} ${since}`;
      if (told.current.has(occasion)) continue;
      told.current.add(occasion);
      notify({ tone: "alert", words: words.statusBar.longBreak(name, breakReason, timeOfDay(since)) });
    }
  }, [alerts]);
  return null;
}
