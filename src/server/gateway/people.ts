import type { CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId, CustomerId, UserId } from "#core/ids.ts";

/** An open desk, as others may reach it. */
export interface StaffConnection {
  readonly userId: UserId;
  /** Identifies the sign-in, to tell the user's devices apart. */
  readonly session: string;
  /** Evaluated on every call, because permissions change with settings and chats. */
  maySee(chatId: ChatId): boolean;
  send(frame: StaffServerFrame): void;
  /** The session is over: says so and closes. */
  signOut(): void;
}

/** A customer's open chat, as others may reach it. */
export interface CustomerConnection {
  send(frame: CustomerServerFrame): void;
  /** A chat has started for this customer, perhaps in another tab. */
  chatBegan(chatId: ChatId): void;
}

/**
 * Connections of this process by user and customer, for messages that are no events: typing, marks, goodbye.
 */
export class People {
  readonly #staff = new Map<UserId, Set<StaffConnection>>();
  /** Desks whose sockets are open, also those that have not said hello and so are not among the others. */
  readonly #opened = new Map<UserId, Set<StaffConnection>>();
  readonly #customers = new Map<CustomerId, Set<CustomerConnection>>();
  /** Desks that have a chat open. */
  readonly #openedBy = new Map<ChatId, Set<StaffConnection>>();

  /** The desk can be signed out from now on; the result says that its socket is closed. */
  opened(desk: StaffConnection): () => void {
    return add(this.#opened, desk.userId, desk);
  }

  /** Signs out the user's desks, or those of one session. */
  signOut(userId: UserId, session?: string): void {
    for (const desk of this.#opened.get(userId) ?? [])
      if (session === undefined || desk.session === session) desk.signOut();
  }

  /** Returns a function that removes the connection. */
  addStaff(connection: StaffConnection): () => void {
    return add(this.#staff, connection.userId, connection);
  }

  addCustomer(customerId: CustomerId, connection: CustomerConnection): () => void {
    return add(this.#customers, customerId, connection);
  }

  staff(userId: UserId): Iterable<StaffConnection> {
    return this.#staff.get(userId) ?? [];
  }

  /** Every open desk. */
  *desks(): Generator<StaffConnection, void> {
    for (const connections of this.#staff.values()) yield* connections;
  }

  customer(customerId: CustomerId): Iterable<CustomerConnection> {
    return this.#customers.get(customerId) ?? [];
  }

  connectionsOf(customerId: CustomerId): number {
    return this.#customers.get(customerId)?.size ?? 0;
  }

  /** The desk has opened this chat; the result closes it. */
  openChat(chatId: ChatId, desk: StaffConnection): () => void {
    return add(this.#openedBy, chatId, desk);
  }

  get heldCustomers(): number {
    return this.#customers.size;
  }

  get heldChats(): number {
    return this.#openedBy.size;
  }

  isOpened(chatId: ChatId): boolean {
    return this.#openedBy.has(chatId);
  }

  /** Desks that have this chat before them and may see it. */
  *lookingAt(chatId: ChatId): Generator<StaffConnection, void> {
    for (const desk of this.#openedBy.get(chatId) ?? []) if (desk.maySee(chatId)) yield desk;
  }
}

function add<Id, Connection>(people: Map<Id, Set<Connection>>, id: Id, connection: Connection): () => void {
  const connections = people.get(id) ?? new Set();
  people.set(id, connections.add(connection));
  return () => {
    connections.delete(connection);
    if (connections.size === 0) people.delete(id);
  };
}
