import { once } from "node:events";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** A slow line of a phone, as tools for developers know it: 400 ms there and back, 400 kbit/s down and up. */
const slow3g = { roundTripMs: 400, bytesPerSecond: 50_000 };

export interface Line {
  readonly url: string;
  end(): void;
}

/**
 * A line to the server at `url` that is as slow for sockets as for requests. A new connection pays its round trip, too;
 * there is no encryption.
 */
export async function openSlowLine(url: string, line = slow3g): Promise<Line> {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    const opensAt = performance.now() + line.roundTripMs;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      // Bytes leave one after the other, and then are on their way for half a round trip.
      let freeAt = opensAt;
      const after = (bytes: number, action: () => void) => {
        freeAt = Math.max(freeAt, performance.now()) + (bytes / line.bytesPerSecond) * 1_000;
        setTimeout(action, freeAt + line.roundTripMs / 2 - performance.now());
      };
      from.on("data", (bytes: Buffer) => after(bytes.length, () => void (to.destroyed || to.write(bytes))));
      from.on("end", () => after(0, () => to.end()));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        after(0, () => to.destroy());
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
