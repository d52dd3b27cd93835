import { words } from "../words/words.ts";

/** A duration in words with its units: "72 s", "3 min 5 s", "2 h"; never below zero. */
export function durationWords(ms: number): string {
  const total = Math.floor(Math.max(0, ms) / 1000);
  if (total < 120) return words.time.seconds(total);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const seconds = hours > 0 ? 0 : total % 60;
  const parts = [
    hours > 0 ? words.time.hours(hours) : "",
    minutes > 0 ? words.time.minutes(minutes) : "",
    seconds > 0 ? words.time.seconds(seconds) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
