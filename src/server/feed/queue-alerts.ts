import type { QueueAlertCard } from "#contract/views/board-cards.ts";
import {
  type Alarm,
  type QueueAlertKind,
  alarmAfter,
  calm,
  queueAlertKinds,
  verdictsOn,
} from "#core/board/queue-alert.ts";
import type { QueueId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { BoardCards } from "./board-cards.ts";

/** The queues are looked at so often. */
const lookEveryMs = 5_000;

interface Needs {
  readonly logs: Logs;
  readonly clock: Clock;
  readonly board: BoardCards;
}

type Alarms = Readonly<Record<QueueAlertKind, Alarm>>;

const allCalm: Alarms = { late: calm, "service-level": calm, unattended: calm };

/** What supervisors are alerted of in each queue, looked at while somebody is there to be alerted. (B-90) */
export class QueueAlerts {
  readonly #needs: Needs;
  readonly #alarms = new Map<QueueId, Alarms>();
  #cancel: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Looks from now on; `changed` hears of each queue whose alerts have changed. */
  start(changed: (queueId: QueueId) => void): void {
    this.#cancel ??= this.#lookNext(changed);
  }

  /** What was seen is forgotten: nobody is there. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#alarms.clear();
  }

  /** `null` while there is nothing to alert anybody of. */
  card(queueId: QueueId): QueueAlertCard | null {
    const alarms = this.#alarms.get(queueId) ?? allCalm;
    const alerts = queueAlertKinds.flatMap((kind) => {
      const since = alarms[kind].alertedAt;
      return since === null ? [] : [{ kind, since }];
    });
    return alerts.length === 0 ? null : { queueId, alerts };
  }

  #lookNext(changed: (queueId: QueueId) => void): () => void {
    return this.#needs.clock.after(lookEveryMs, () => {
      this.#cancel = this.#lookNext(changed);
      this.#look(changed);
    });
  }

  #look(changed: (queueId: QueueId) => void): void {
    const { queues } = this.#needs.logs.account;
    this.#needs.board.countAgain();
    for (const queueId of this.#alarms.keys()) if (!queues[queueId]) this.#alarms.delete(queueId);
    for (const queueId of Object.keys(queues) as QueueId[]) {
      const before = this.#alarms.get(queueId) ?? allCalm;
      const after = this.#alarmsAfter(before, queueId);
      this.#alarms.set(queueId, after);
      if (queueAlertKinds.some((kind) => before[kind].alertedAt !== after[kind].alertedAt)) changed(queueId);
    }
  }

  #alarmsAfter(before: Alarms, queueId: QueueId): Alarms {
    const { logs, clock, board } = this.#needs;
    const queue = logs.account.queues[queueId];
    const card = board.queue(queueId);
    if (!queue || !card) return allCalm;
    const now = clock.now();
    const { answered, abandoned, agents } = card;
    const verdicts = verdictsOn(
      {
        ...card,
        offered: answered + abandoned,
        attending: agents.available + agents.handling + agents["wrap-up"],
      },
      queue,
      now,
    );
    return {
      late: alarmAfter(before.late, verdicts.late, now),
      "service-level": alarmAfter(before["service-level"], verdicts["service-level"], now),
      unattended: alarmAfter(before.unattended, verdicts.unattended, now),
    };
  }
}
