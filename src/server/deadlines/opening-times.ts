import { nextChange } from "#core/opening-hours/is-open.ts";
import type { AccountId, OpeningHoursId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Reminders } from "./reminders.ts";

type Listener = (accountId: AccountId, openingHoursId: OpeningHoursId) => void;

/** Hours that do not change within a year are looked at again after this time. */
const lookAgainMs = 30 * 24 * 3_600_000;

/** Tells when opening hours open or close. Nothing is stored then: whoever shows it looks again. (B-15) */
export class OpeningTimes {
  readonly #logs: Logs;
  readonly #clock: Clock;
  readonly #reminders: Reminders;
  readonly #listeners: Listener[] = [];

  constructor({ logs, bus, clock, reminders }: { logs: Logs; bus: Bus; clock: Clock; reminders: Reminders }) {
    this.#logs = logs;
    this.#clock = clock;
    this.#reminders = reminders;
    bus.subscribe(({ accountId, news }) => {
      const isAboutHours = news.some(
        ({ kind, events }) =>
          kind === "account" && events.some(({ body }) => body["kind"] === "opening-hours"),
      );
      if (isAboutHours) this.#watchAll(accountId);
    });
  }

  start(): void {
    for (const { accountId } of this.#logs.accounts()) this.#watchAll(accountId);
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  #watchAll(accountId: AccountId): void {
    const ids = Object.keys(this.#logs.account(accountId).openingHours);
    for (const id of ids) this.#watch(accountId, id as OpeningHoursId);
  }

  /** Hours that were removed are found missing when their reminder comes. */
  #watch(accountId: AccountId, openingHoursId: OpeningHoursId): void {
    const hours = this.#logs.account(accountId).openingHours[openingHoursId];
    if (!hours) return;
    const now = this.#clock.now();
    const dueAt = nextChange(hours, now) ?? now + lookAgainMs;
    this.#reminders.setAt(`opening-hours ${openingHoursId}`, dueAt, () => {
      for (const listener of this.#listeners) listener(accountId, openingHoursId);
      this.#watch(accountId, openingHoursId);
    });
  }
}
