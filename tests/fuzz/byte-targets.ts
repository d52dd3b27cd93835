import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { errorCodes } from "#contract/error-codes.ts";
import { frameBytesMax } from "#contract/limits.ts";
import type { AskingNeeds } from "./command-targets.ts";
import { type Lane, type Target, count } from "./target.ts";

/** One WebSocket frame, as it must not always be. */
interface RawFrame {
  readonly opcode: number;
  readonly isLast: boolean;
  /** 4 says that it is compressed, which nobody agreed to. */
  readonly reserved: number;
  readonly isMasked: boolean;
  /** Announced length of a frame that is longer than its bytes. */
  readonly extraLength: number;
  /** How often the text stands in it. */
  readonly times: number;
  readonly text: string;
}

const hello = '{"type":"hello-customer","version":1,"secret":null,"have":[]}';
const frames: fc.Arbitrary<RawFrame> = fc.record({
  opcode: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(1, 2, 0) },
    { weight: 1, arbitrary: fc.nat({ max: 15 }) },
  ),
  isLast: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  reserved: fc.constantFrom(0, 0, 0, 0, 4, 2, 1),
  isMasked: fc.constantFrom(true, true, true, true, false),
  extraLength: fc.constantFrom(0, 0, 0, 0, 1, 2 ** 31),
  times: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, frameBytesMax / 50, frameBytesMax / 5),
  text: fc.oneof(
    fc.constantFrom("hello", "", "7", "null", "[]", "{}", hello, "\u0000", "\ud800", '"\\ud800"'),
    // Half of something that is in order.
    fc.nat({ max: hello.length }).map((length) => hello.slice(0, length)),
    fc.string({ unit: "binary", maxLength: 100 }),
  ),
});

/** Bytes on an open socket that are no frame of the contract, and often no frame at all. */
export function byteTarget(needs: AskingNeeds): Target {
  return {
    name: "bytes",
    inputs: fc.array(frames, { minLength: 1, maxLength: 4 }).map((list) => JSON.stringify(list)),
    share: 0.2,
    open: async () => new Throwing(needs),
  };
}

const withinMs = 20_000;

/** Each input has a connection of its own, which is to end: with goodbye, or as the protocol ends it. */
class Throwing implements Lane {
  readonly #needs: AskingNeeds;

  constructor(needs: AskingNeeds) {
    this.#needs = needs;
  }

  async probe(input: string): Promise<string | null> {
    const { url, tally } = this.#needs;
    const list = JSON.parse(input) as RawFrame[];
    const received = await this.#exchange(new URL(url), Buffer.concat(list.map(bytesOf)));
    if (received === null) return "the connection stayed open and half closed";
    const goodbye = /"type":"goodbye","code":"([\w-]+)"/.exec(received)?.[1] ?? null;
    count(tally, goodbye ?? "closed");
    if (goodbye !== null && !Object.hasOwn(errorCodes, goodbye)) return `ended with ${goodbye}`;
    return goodbye === "internal" || goodbye === "store-unavailable" ? `ended with ${goodbye}` : null;
  }

  /** Everything that came until the server closed; `null` when it did not. */
  #exchange({ hostname, port }: URL, bytes: Buffer): Promise<string | null> {
    return new Promise((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: false });
      let received = "";
      const timer = setTimeout(() => {
        socket.destroy();
        resolve(null);
      }, withinMs);
      socket.on("data", (data) => (received += data.toString("latin1")));
      socket.on("error", () => {});
      socket.on("close", () => {
        clearTimeout(timer);
        resolve(received);
      });
      socket.on("connect", () => {
        const key = randomBytes(16).toString("base64");
        socket.write(
          `GET /socket/chat/${this.#needs.world.asked.widgetId} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`,
        );
        // The missing bytes never come.
        socket.end(bytes);
      });
    });
  }

  close(): void {}
}

function bytesOf({ opcode, isLast, reserved, isMasked, extraLength, times, text }: RawFrame): Buffer {
  const payload = Buffer.from(text.repeat(times), "utf8");
  const length = payload.length + extraLength;
  const head = [(isLast ? 0x80 : 0) | (reserved << 4) | opcode];
  const mask = isMasked ? 0x80 : 0;
  const size = Buffer.alloc(8);
  if (length < 126) head.push(mask | length);
  else if (length < 65_536) {
    size.writeUInt16BE(length);
    head.push(mask | 126, ...size.subarray(0, 2));
  } else {
    size.writeBigUInt64BE(BigInt(length));
    head.push(mask | 127, ...size);
  }
  // A key of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0), payload]);
}
