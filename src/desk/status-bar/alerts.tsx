import { useEffect, useRef } from "react";
import { notify } from "../notifications/notification-list.ts";
import { useCards } from "../session/use-desk.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { words } from "../words/words.ts";

/** Notifies supervisors once of each new alert, about an agent's break or about a queue. (B-60, B-90) */
export function Alerts() {
  const breaks = useCards("alert");
  const queueAlerts = useCards("queue-alert");
  const queues = useCards("queue");
  const told = useRef(new Set<string>());
  useEffect(() => {
    const tell = (occasion: string, said: string) => {
      if (told.current.has(occasion)) return;
      told.current.add(occasion);
      notify({ tone: "alert", words: said });
    };
    for (const { userId, name, breakReason, since } of Object.values(breaks)) {
      tell(`${userId} ${since}`, words.statusBar.longBreak(name, breakReason, timeOfDay(since)));
    }
    for (const { queueId, alerts } of Object.values(queueAlerts)) {
      for (const { kind, since } of alerts) {
        const name = queues[queueId]?.name ?? "";
        tell(`${queueId} ${kind} ${since}`, words.statusBar.queueAlerts[kind](name, timeOfDay(since)));
      }
    }
  }, [breaks, queueAlerts, queues]);
  return null;
}
