import type { CDPSession, Page } from "playwright-core";

/** Something fetched: its path, and its bytes on the wire, headers of the answer included. */
export interface Fetched {
  readonly path: string;
  readonly bytes: number;
}

/** Sees what a page and the frames in it fetch from one origin. */
export class WireWatch {
  /** `performance.now()` of the first frame that came over a socket; `null` until there was one. */
  firstFrameAt: number | null = null;
  #fetched: Fetched[] = [];

  static async begin(page: Page, origin: string): Promise<WireWatch> {
    const watch = new WireWatch();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    watch.#listen(cdp, origin);
    return watch;
  }

  /** What came since it was last taken. */
  take(): readonly Fetched[] {
    const fetched = this.#fetched;
    this.#fetched = [];
    return fetched;
  }

  get count(): number {
    return this.#fetched.length;
  }

  has(pattern: RegExp): boolean {
    return this.#fetched.some(({ path }) => pattern.test(path));
  }

  #listen(cdp: CDPSession, origin: string): void {
    const paths = new Map<string, string>();
    cdp.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (request.url.startsWith(`${origin}/`)) paths.set(requestId, new URL(request.url).pathname);
    });
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const path = paths.get(requestId);
      // What a browser takes from its own store has no bytes.
      if (path !== undefined && encodedDataLength > 0) this.#fetched.push({ path, bytes: encodedDataLength });
    });
    cdp.on("Network.webSocketFrameReceived", () => (this.firstFrameAt ??= performance.now()));
  }
}

export const bytesOf = (fetched: readonly Fetched[]): number =>
  fetched.reduce((sum, { bytes }) => sum + bytes, 0);
