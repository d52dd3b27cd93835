import { type Account, type Queue, olderRules } from "./account.ts";

/** What was so of every queue before it could be set. */
const queueAsBefore = {
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  announcements: [],
} as const satisfies Partial<Queue>;

/** A queue as it may have been saved before there were all the settings of today. */
type SavedQueue = Omit<Queue, keyof typeof queueAsBefore> & Partial<Queue>;

/** An account as an earlier version may have kept it. */
type KeptAccount = Omit<Account, "announcementsSince" | "openingHours"> & Partial<Account>;

/** The queue with every setting there is now: what was saved before a setting existed has its default. */
export function completeQueue(queue: SavedQueue): Queue {
  return { ...queueAsBefore, ...queue };
}

/** The account, kept by this version or an earlier one, with everything there is now. */
export function completeAccount(account: KeptAccount): Account {
  const queues = Object.entries(account.queues).map(([queueId, queue]) => [queueId, completeQueue(queue)]);
  return {
    ...olderRules,
    ...account,
    queues: Object.fromEntries(queues) as Account["queues"],
    openingHours: account.openingHours ?? {},
    announcementsSince: account.announcementsSince ?? {},
  };
}
