/** Sends messages to a server and learns when each has been stored. */
export interface Talker {
  /** Says something; `acknowledged` is called when the server has answered for it. Throws on a refusal. */
  say(text: string, acknowledged: () => void): void;
}

/** Customers and the agents who answer them, connected to one server and in their chats. */
export interface Crowd {
  readonly customers: readonly Talker[];
  /** Each writes in the chat that is their active item. */
  readonly agents: readonly Talker[];
  /** Messages that have reached the other side so far. */
  delivered(): number;
  /** Number of connections that ended unexpectedly. */
  lost(): number;
  close(): void;
}

export interface CrowdSize {
  readonly customers: number;
  readonly agents: number;
}
