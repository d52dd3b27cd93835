import { agentStatusesFollower } from "./agent-statuses.ts";
import { contactWordsFollower } from "./contact-words.ts";
import { handledChatsFollower } from "./handled-chats.ts";
import { queueWaitsFollower } from "./queue-waits.ts";
import type { Follower } from "./follower.ts";

/** Everything that is made of the ledger. */
export const allFollowers: readonly Follower[] = [
  contactWordsFollower,
  handledChatsFollower,
  agentStatusesFollower,
  queueWaitsFollower,
];
