import { signOutAgent } from "#core/agent/leave-desk.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Performer } from "../commands/performer.ts";
import type { People } from "../gateway/people.ts";
import type { Logs } from "../logs/logs.ts";
import { ownedChats } from "../logs/owned-chats.ts";
import type { Clock } from "../ports/clock.ts";

interface SignedOut {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly session: string;
}

/**
 * What signing out does: this session's desks close, and unless the agent is signed in elsewhere
 * too, they become unavailable and leave nothing behind. (B-61, F-22)
 */
export function leaveDesk(needs: {
  people: People;
  performer: Performer;
  logs: Logs;
  clock: Clock;
  /** Other servers that the user may have desks at; `null`: there are none. */
  cluster: Pick<Cluster, "hasOtherDesk" | "signOut" | "freshen"> | null;
}): (user: SignedOut) => Promise<void> {
  const { people, performer, logs, clock, cluster } = needs;
  return async ({ accountId, userId, session }) => {
    const connections = [...people.staff(userId)];
    const isElsewhere =
      connections.some((connection) => connection.session !== session) ||
      (cluster?.hasOtherDesk(userId, session) ?? false);
    for (const connection of connections) if (connection.session === session) connection.signOut();
    const leave = async () => {
      // They may just have taken something at another server.
      await cluster?.freshen();
      return () => {
        const agent = logs.agent(accountId, userId);
        return signOutAgent({ agent, chats: ownedChats(logs, agent) }, clock.now());
      };
    };
    try {
      if (!isElsewhere) {
        await performer.perform({ accountId, commandId: null, turn: userId, prepare: leave });
      }
    } finally {
      await cluster?.signOut(userId, session);
    }
  };
}
