import { useEffect, useRef } from "react";
import { notify } from "../notifications/notification-list.ts";
import { useCards } from "../session/use-desk.ts";
import { timeOfDay } from "../time/time-of-day.ts";

/** Tells supervisors of what wants their attention, once for each time that it begins. (B-60) */
export function Alerts() {
  const alerts = useCards("alert");
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { userId, name, breakReason, since } of Object.values(alerts)) {
      const occasion = `${userId} ${since}`;
      if (told.current.has(occasion)) continue;
      told.current.add(occasion);
      const words = `${name} has been on break (${breakReason}) since ${timeOfDay(since)}, longer than it allows.`;
      notify({ tone: "alert", words });
    }
  }, [alerts]);
  return null;
}
