import type { OfflineView } from "#contract/views/offline-view.ts";

/** The words of the offline form; every language has all of these. */
export interface OfflineFormWords {
  /** `opens`: when it does, in words; `null` when that is not known. */
  readonly title: Readonly<Record<OfflineView["why"], string>>;
  readonly opens: (when: string) => string;
  readonly todayAt: (time: string) => string;
  readonly tomorrowAt: (time: string) => string;
  readonly dayAt: (day: string, time: string) => string;
  readonly invitation: string;
  readonly name: string;
  readonly optional: string;
  readonly email: string;
  readonly message: string;
  readonly leave: string;
  readonly sending: string;
  readonly keptTitle: string;
  readonly kept: (email: string, at: string) => string;
  readonly another: string;
  readonly notLeft: (reason: string) => string;
  readonly wrongEmail: string;
}
