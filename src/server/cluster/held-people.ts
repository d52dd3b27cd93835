import type { AccountId, CustomerId, UserId } from "#core/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { ClusterStore, HeldPerson } from "../ports/cluster-store.ts";
import type { Presence } from "../presence/presence.ts";
import { keyOf } from "./far-people.ts";
import { markOf } from "./session-mark.ts";

/** How long others may not hear that somebody has come or gone, so that many are written together. */
const writtenWithinMs = 100;

/** How soon it is tried again when the store could not take it. */
const retryAfterMs = 1_000;

interface Needs {
  readonly store: Pick<ClusterStore, "saveHeld">;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly failed: (fault: unknown) => void;
}

/** Counts who comes in at a server's doors. */
export interface Doors {
  /** The result takes the connection away. `session` tells a sign-in of the user from others. */
  agentCame(accountId: AccountId, userId: UserId, session: string): () => void;
  customerCame(accountId: AccountId, customerId: CustomerId): () => void;
}

/** Who is connected to this server's own doors, written down so that other servers know of them. */
export class HeldPeople implements Doors {
  readonly #needs: Needs;
  /** With their number of connections. */
  readonly #here = new Map<string, { readonly person: HeldPerson; connections: number }>();
  readonly #unwritten = new Map<string, HeldPerson>();
  #writing: Promise<void> | null = null;
  #isScheduled = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  agentCame(accountId: AccountId, userId: UserId, session: string): () => void {
    const leave = this.#needs.presence.agentCame(accountId, userId);
    return this.#came({ kind: "agent", id: userId, session: markOf(session), accountId }, leave);
  }

  customerCame(accountId: AccountId, customerId: CustomerId): () => void {
    const leave = this.#needs.presence.customerCame(accountId, customerId);
    return this.#came({ kind: "customer", id: customerId, accountId }, leave);
  }

  /** Others have taken them for gone: says again who is here. */
  sayAgain(): void {
    for (const [key, { person }] of this.#here) this.#unwritten.set(key, person);
    this.#schedule(writtenWithinMs);
  }

  #came(person: HeldPerson, leave: () => void): () => void {
    const key = keyOf(person);
    const here = this.#here.get(key) ?? { person, connections: 0 };
    this.#here.set(key, here);
    here.connections += 1;
    if (here.connections === 1) this.#changed(person);
    let hasLeft = false;
    return () => {
      leave();
      if (hasLeft) return;
      hasLeft = true;
      here.connections -= 1;
      if (here.connections > 0) return;
      this.#here.delete(key);
      this.#changed(person);
    };
  }

  #changed(person: HeldPerson): void {
    this.#unwritten.set(keyOf(person), person);
    this.#schedule(writtenWithinMs);
  }

  #schedule(afterMs: number): void {
    if (this.#isScheduled || this.#unwritten.size === 0) return;
    this.#isScheduled = true;
    const { clock } = this.#needs;
    clock.after(afterMs, () => {
      this.#isScheduled = false;
      // One after the other, so that who went after they came is not taken for here.
      if (!this.#writing) this.#writing = this.#write().finally(() => (this.#writing = null));
      else void this.#writing.finally(() => this.#schedule(writtenWithinMs));
    });
  }

  async #write(): Promise<void> {
    const people = [...this.#unwritten];
    if (people.length === 0) return;
    this.#unwritten.clear();
    const came = people.flatMap(([id, person]) => (this.#here.has(id) ? [person] : []));
    const went = people.flatMap(([id, person]) => (this.#here.has(id) ? [] : [person]));
    try {
      await this.#needs.store.saveHeld(came, went);
    } catch (fault) {
      for (const [id, person] of people) this.#unwritten.set(id, person);
      this.#needs.failed(fault);
      this.#schedule(retryAfterMs);
    }
  }
}
