import { signOutAgent } from "#core/agent/leave-desk.ts";
import type { UserId } from "#core/ids.ts";
import type { Performer } from "../performer/performer.ts";
import type { People } from "./people.ts";
import type { Logs } from "../logs/logs.ts";
import { ownedChats } from "../logs/owned-chats.ts";
import type { Clock } from "../ports/clock.ts";

export interface SignedOut {
  readonly userId: UserId;
  readonly session: string;
}

/**
 * Signs an agent out: closes the desks of this session. Unless the agent is signed in elsewhere, the agent
 * also becomes unavailable and leaves nothing behind. (B-61, F-22)
 */
export function leaveDesk(needs: {
  people: People;
  performer: Performer;
  logs: Logs;
  clock: Clock;
}): (user: SignedOut) => Promise<void> {
  const { people, performer, logs, clock } = needs;
  return async ({ userId, session }) => {
    const connections = [...people.staff(userId)];
    const isElsewhere = connections.some((connection) => connection.session !== session);
    people.signOut(userId, session);
    if (isElsewhere) return;
    const leave = () => () => {
      const agent = logs.agent(userId);
      return signOutAgent({ account: logs.account, agent, chats: ownedChats(logs, agent) }, clock.now());
    };
    await performer.perform({ commandId: null, turn: userId, prepare: leave });
  };
}
