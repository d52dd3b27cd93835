import type { CustomerId, QueueId, UserId } from "../ids.ts";
import {
  billing,
  frontline,
  givenAccount,
  kim,
  office,
  queueWith,
  robin,
  sales,
  sam,
  support,
  userWith,
  stillHere,
  welcome,
  wrapUpRules,
} from "./given-account.ts";
import { chose } from "./given-chat.ts";
import { at } from "./at.ts";
import type { World } from "./world.ts";

/** The people and queues of a simulation: few, so that they get in each other's way. */
export const simulated = {
  agents: [robin, sam, kim] satisfies UserId[],
  customers: ["customer-1", "customer-2", "customer-3", "customer-4"] as CustomerId[],
  queues: [sales, support, billing] satisfies QueueId[],
};

/** An account whose queues differ in everything that rules look at. */
export function simulatedAccount(): World {
  return givenAccount({
    rules: { chatsMax: 2 },
    users: [userWith({ userId: sam, groupIds: [frontline, office], chatsMax: 4 })],
    queues: [
      queueWith({ queueId: sales, noResponseMs: 60_000, announcements: [welcome, stillHere] }),
      queueWith({
        queueId: support,
        priority: 1,
        allocateWhileHandling: false,
        replyTargetMs: 30_000,
        leavingMs: 0,
        wrapUp: { ...wrapUpRules, mode: "unlimited", pausedMaxMs: 120_000 },
        mustClassify: true,
      }),
      queueWith({
        queueId: billing,
        groupIds: [office],
        allocation: "by-hand",
        chatsMax: 1,
        replyTargetMs: 0,
        leavingMs: 30_000,
        wrapUp: { ...wrapUpRules, mode: "off" },
        announcements: [stillHere],
      }),
    ],
  }).happened(chose(robin, "available", at(0)), chose(sam, "available", at(0)));
}
