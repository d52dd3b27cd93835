import type { UserId } from "#core/ids.ts";
import type { HeldPerson, ServerId, SessionMark } from "../ports/cluster-store.ts";
import type { Presence } from "../presence/presence.ts";

/** Who is connected to other servers: to presence each of these servers is one more connection of theirs. */
export class FarPeople {
  readonly #presence: Presence;
  /** How to take each of them away again. */
  readonly #at = new Map<ServerId, Map<string, () => void>>();

  constructor(presence: Presence) {
    this.#presence = presence;
  }

  /** The server is there, and holds these and nobody else. */
  held(serverId: ServerId, people: readonly HeldPerson[]): void {
    const known = this.#at.get(serverId) ?? new Map<string, () => void>();
    this.#at.set(serverId, known);
    for (const person of people) this.came(serverId, person);
    const here = new Set(people.map(keyOf));
    for (const [key, leave] of known) {
      if (here.has(key)) continue;
      known.delete(key);
      leave();
    }
  }

  /** Old news of a server that is no more brings nobody back. */
  came(serverId: ServerId, person: HeldPerson): void {
    const people = this.#at.get(serverId);
    const key = keyOf(person);
    if (!people || people.has(key)) return;
    const { accountId } = person;
    const leave =
      person.kind === "agent"
        ? this.#presence.agentCame(accountId, person.id)
        : this.#presence.customerCame(accountId, person.id);
    people.set(key, leave);
  }

  went(serverId: ServerId, person: HeldPerson): void {
    const people = this.#at.get(serverId);
    const leave = people?.get(keyOf(person));
    people?.delete(keyOf(person));
    leave?.();
  }

  /** Has the user a desk at another server that is no desk of this session? */
  hasOtherDesk(userId: UserId, session: SessionMark): boolean {
    for (const people of this.#at.values()) {
      for (const key of people.keys()) {
        if (key.startsWith(`${userId} `) && key !== `${userId} ${session}`) return true;
      }
    }
    return false;
  }

  /** The server is no more: whoever was connected to it has a full time to come back, from now on. */
  gone(serverId: ServerId): void {
    const people = this.#at.get(serverId);
    this.#at.delete(serverId);
    for (const leave of people?.values() ?? []) leave();
  }
}

/** Each of these counts once for a server. */
export function keyOf(person: HeldPerson): string {
  return person.kind === "agent" ? `${person.id} ${person.session}` : person.id;
}
