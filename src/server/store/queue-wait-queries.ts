import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";

/** Reads what a follower has kept of waits in queues. */
export function queueWaitQueries({ query }: Engine): Pick<Store, "readEndedWaits"> {
  return {
    async readEndedWaits({ accountId, after, limit }) {
      const ended = query.selectFrom("queue_wait").selectAll().where("account_id", "=", accountId);
      const latest = ended.where("ended_at", ">", after).orderBy("ended_at", "desc").limit(limit);
      return (await reading(latest.execute())).toReversed();
    },
  };
}
