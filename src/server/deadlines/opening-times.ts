import { nextChange } from "#core/opening-hours/is-open.ts";
import type { OpeningHoursId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Reminders } from "./reminders.ts";

type Listener = (openingHoursId: OpeningHoursId) => void;

/** Interval for looking again at hours that do not change within a year. */
const lookAgainMs = 30 * 24 * 3_600_000;

/**
 * Signals when opening hours open or close. Nothing is stored at that moment; listeners evaluate the hours
 * again. (B-15)
 */
export class OpeningTimes {
  readonly #logs: Logs;
  readonly #clock: Clock;
  readonly #reminders: Reminders;
  readonly #listeners: Listener[] = [];

  constructor({ logs, bus, clock, reminders }: { logs: Logs; bus: Bus; clock: Clock; reminders: Reminders }) {
    this.#logs = logs;
    this.#clock = clock;
    this.#reminders = reminders;
    bus.subscribe(({ news }) => {
      const isAboutHours = news.some(
        ({ kind, events }) =>
          kind === "account" && events.some(({ body }) => body["kind"] === "opening-hours"),
      );
      if (isAboutHours) this.#watchAll();
    });
  }

  start(): void {
    this.#watchAll();
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  #watchAll(): void {
    const { openingHours } = this.#logs.account;
    for (const { openingHoursId } of Object.values(openingHours)) this.#watch(openingHoursId);
  }

  /** Hours that were removed are found missing when their reminder comes. */
  #watch(openingHoursId: OpeningHoursId): void {
    const hours = this.#logs.account.openingHours[openingHoursId];
    if (!hours) return;
    const now = this.#clock.now();
    const dueAt = nextChange(hours, now) ?? now + lookAgainMs;
    this.#reminders.setAt(`opening-hours ${openingHoursId}`, dueAt, () => {
      for (const listener of this.#listeners) listener(openingHoursId);
      this.#watch(openingHoursId);
    });
  }
}
