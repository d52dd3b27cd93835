import type { AccountId } from "#core/ids.ts";
import type { ServerProcess } from "./server-process.ts";
import type { WorldTime } from "./world-time.ts";

/** Where somebody has to be connected to count as here, and since when. */
interface Place {
  readonly process: ServerProcess;
  readonly since: number;
}

interface Connection {
  readonly process: ServerProcess;
  readonly cameAt: number;
}

interface Person {
  readonly accountId: AccountId;
  readonly connections: Set<Connection>;
  changedAt: number;
}

interface Needs {
  readonly time: WorldTime;
  readonly homeOf: (accountId: AccountId) => Place | null;
}

/** Longer than anything that was decided on a connection is under way to the store. */
const momentMs = 3_000;

/** Who really has a connection to the home of their account, and since when: what the network knows, not what a server believes. */
export class PresenceBook {
  readonly #needs: Needs;
  readonly #people = new Map<string, Person>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** A client has said hello to this process; the result takes the connection away. */
  came(id: string, { accountId, process }: { accountId: AccountId; process: ServerProcess }): () => void {
    const { time } = this.#needs;
    const person = this.#people.get(id) ?? { accountId, connections: new Set(), changedAt: 0 };
    this.#people.set(id, person);
    const connection = { process, cameAt: time.now };
    person.connections.add(connection);
    person.changedAt = time.now;
    return () => {
      if (person.connections.delete(connection)) person.changedAt = time.now;
    };
  }

  /** Have they a connection, or had one a moment ago? */
  isConnected(id: string): boolean {
    const person = this.#people.get(id);
    if (!person) return false;
    return person.connections.size > 0 || this.#needs.time.now - person.changedAt < momentMs;
  }

  /** Have they had one to the home of their account for so long that the home must know? */
  isSurelyHere(id: string): boolean {
    const person = this.#people.get(id);
    const home = person && this.#needs.homeOf(person.accountId);
    if (!home) return false;
    const { now } = this.#needs.time;
    const atHome = [...person.connections].filter(({ process }) => process === home.process);
    return atHome.some(({ cameAt }) => now - Math.max(cameAt, home.since) > momentMs);
  }

  /** How long they have had no connection to the home of their account, in ms; 0 = they have one. */
  goneForMs(id: string, accountId: AccountId): number {
    const home = this.#needs.homeOf(accountId);
    if (!home) return 0;
    const person = this.#people.get(id);
    if ([...(person?.connections ?? [])].some(({ process }) => process === home.process)) return 0;
    return Math.max(0, this.#needs.time.now - Math.max(person?.changedAt ?? 0, home.since));
  }
}
