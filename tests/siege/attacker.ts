// The attackers' thread, so that their work does not delay the honest, whose waits are measured.
import { setTimeout } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { AttackName } from "./attack-names.ts";
import { type Attack, type Attacker, type Tally, type Target, addressOf } from "./attack.ts";
import { chats, reading } from "./customer-attacks.ts";
import { bodies, fragments, silence } from "./line-attacks.ts";
import { passwords } from "./password-attack.ts";

/** What the thread is started with. */
export interface Orders {
  readonly target: Target;
  readonly names: readonly AttackName[];
  /** Share of the attackers that come. */
  readonly size: number;
}

const attacks: Readonly<Record<AttackName, Attack>> = {
  fragments,
  silence,
  reading,
  passwords,
  chats,
  bodies,
};

/** All come within this time: a machine that cannot open lines as fast attacks itself. */
const arriveWithinMs = 1_000;

const { target, names, size } = workerData as Orders;
const tally: Tally = { begun: 0, refused: 0 };

for (const name of names) await attacks[name].prepare?.(target, size);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.postMessage("ready");
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.on("message", () => parentPort?.postMessage(tally));
for (const name of names) {
  const attack = attacks[name];
  const attackers = Math.ceil(attack.attackers * size);
  for (let index = 0; index < attackers; index++) {
    const attacker = { target, address: addressOf(index), index, tally };
    void attackOn(attack, attacker, (index / attackers) * arriveWithinMs);
  }
}

async function attackOn({ go, pauseMs }: Attack, attacker: Attacker, afterMs: number): Promise<never> {
  await setTimeout(afterMs);
  for (;;) {
    // Whatever a line dies of counts as refused.
    await go(attacker).catch(() => (attacker.tally.refused += 1));
    await setTimeout(pauseMs);
  }
}
