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

  /** Starts to pass bytes on; `ended` is called once, when both sides are closed. */
  start(ended: () => void): void {
    const sides = [this.#client, this.#upstream] as const;
    let open = sides.length;
    for (const [index, side] of sides.entries()) {
      const other = sides[1 - index] as Socket;
      side.setTimeout(0);
      side.setNoDelay(true);
      // The other side may still be sending when this one has finished.
      side.allowHalfOpen = true;
      // After an error comes "close"; unheard, the error would end the process.
      side.on("error", () => {});
      side.on("close", () => {
        // Bytes from the closed side still go out; it can receive no more.
        other.destroySoon();
        open -= 1;
        if (open === 0) ended();
      });
      side.pipe(other);
    }
    // One side may have closed while the home was being asked.
    for (const [index, side] of sides.entries()) if (side.destroyed) (sides[1 - index] as Socket).destroy();
  }

  /**
   * Time in ms without bytes from the home, including time in which they could not be read because the client
   * does not read. To be called at intervals.
   */
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
