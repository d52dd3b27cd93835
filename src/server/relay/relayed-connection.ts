import type { Socket } from "node:net";

/**
 * A client's WebSocket whose other end is at the home of its account. Bytes pass as they come, in
 * both directions, and neither side is read further than the other one takes: what lies in this
 * process is at most what the two streams buffer.
 */
export class RelayedConnection {
  /** `http://host:port` of the home. */
  readonly home: string;
  readonly #client: Socket;
  readonly #upstream: Socket;
  #bytesRead = 0;
  #heardAt: number;

  constructor({
    home,
    client,
    upstream,
    now,
  }: {
    home: string;
    client: Socket;
    upstream: Socket;
    now: number;
  }) {
    this.home = home;
    this.#client = client;
    this.#upstream = upstream;
    this.#heardAt = now;
  }

  /** Begins to pass bytes on; `ended` is called once, when both sides are closed. */
  start(ended: () => void): void {
    const sides = [this.#client, this.#upstream] as const;
    let open = sides.length;
    for (const [index, side] of sides.entries()) {
      const other = sides[1 - index] as Socket;
      side.setTimeout(0);
      side.setNoDelay(true);
      // One side's last bytes may still be under way when the other has said its last.
      side.allowHalfOpen = true;
      // After an error comes "close"; unheard, the error would end the process.
      side.on("error", () => {});
      side.on("close", () => {
        // What has come from the closed side still goes out. Nothing more can come to it.
        other.destroySoon();
        open -= 1;
        if (open === 0) ended();
      });
      side.pipe(other);
    }
    // One of them may have gone while the home was being asked.
    for (const [index, side] of sides.entries()) if (side.destroyed) (sides[1 - index] as Socket).destroy();
  }

  /** How long nothing has come from the home, or could not be taken because the client does not read. Asked now and then. */
  silentMs(now: number): number {
    const { bytesRead } = this.#upstream;
    if (bytesRead !== this.#bytesRead) this.#heardAt = now;
    this.#bytesRead = bytesRead;
    return now - this.#heardAt;
  }

  /** Does the client not take what the home has for it? */
  get isClientBehind(): boolean {
    return this.#client.writableNeedDrain;
  }

  /** Ends both sides at once. The client finds its connection lost (code 1006) and comes again. */
  cut(): void {
    this.#client.destroy();
    this.#upstream.destroy();
  }
}
