import { type Account, type Queue, olderRules } from "./account.ts";

/** A queue as it may have been saved before it could have announcements. */
type SavedQueue = Omit<Queue, "announcements"> & Partial<Queue>;

/** An account as an earlier version may have kept it. */
type KeptAccount = Omit<Account, "announcementsSince"> & Partial<Account>;

/** The queue with every setting there is now: what was saved before a setting existed has its default. */
export function completeQueue(queue: SavedQueue): Queue {
  return { ...queue, announcements: queue.announcements ?? [] };
}

/** The account, kept by this version or an earlier one, with everything there is now. */
export function completeAccount(account: KeptAccount): Account {
  const queues = Object.entries(account.queues).map(([queueId, queue]) => [queueId, completeQueue(queue)]);
  return {
    ...olderRules,
    ...account,
    queues: Object.fromEntries(queues) as Account["queues"],
    announcementsSince: account.announcementsSince ?? {},
  };
}
