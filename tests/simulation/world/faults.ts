import { Deadlines } from "#server/deadlines/deadlines.ts";
import type { Homes } from "#server/ports/homes.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { takeOver } from "#server/store/engines/home-statements.ts";
import type { AskHomes } from "#server/store/engines/postgres-homes.ts";

/** A fault put into the servers of a world on purpose, to see that the world finds it. */
export interface Fault {
  readonly words: string;
  readonly homes?: (homes: Homes) => Homes;
  readonly engine?: (engine: Engine) => Engine;
  readonly ask?: (ask: AskHomes) => AskHomes;
  /** Puts it into the product itself; the result takes it out. */
  readonly switchOn?: () => () => void;
}

/** As `--fault` takes it. */
export type FaultName =
  | "epoch-ignored"
  | "epoch-kept"
  | "lost-stays-open"
  | "no-adoption"
  | "no-handing-over"
  | "no-deadlines";

export const faults: Readonly<Record<FaultName, Fault>> = {
  "epoch-ignored": {
    words: "saves are accepted whatever their epoch",
    engine: (engine) => ({ ...engine, commit: (saves, at) => commitAnyway(engine, saves, at) }),
  },
  "epoch-kept": {
    words: "a take-over does not raise the epoch",
    ask: (ask) => (line, statement, values) =>
      ask(line, statement === takeOver ? statement.replace("epoch + 1", "epoch") : statement, values),
  },
  "lost-stays-open": {
    words: "a server does not close the accounts that it has lost",
    homes: (homes) => homesWith(homes, { holdsLease: true, onLost() {} }),
  },
  "no-adoption": {
    words: "nobody looks for accounts without a home",
    homes: (homes) => homesWith(homes, { orphans: async () => [] }),
  },
  "no-handing-over": {
    words: "a server closes its accounts and stays their home",
    homes: (homes) => homesWith(homes, { release: async () => {} }),
  },
  "no-deadlines": {
    words: "what falls due is not looked at when an account is opened",
    switchOn() {
      const { start } = Deadlines.prototype;
      Deadlines.prototype.start = () => {};
      return () => {
        Deadlines.prototype.start = start;
      };
    },
  },
};

async function commitAnyway(engine: Engine, saves: Parameters<Engine["commit"]>[0], recordedAt: number) {
  const accountIds = saves.map(({ accountId }) => accountId);
  const ledgers = engine.query.selectFrom("ledger").select(["account_id", "epoch"]);
  const rows = await ledgers.where("account_id", "in", accountIds).execute();
  const epochs = new Map(rows.map(({ account_id, epoch }) => [account_id, epoch]));
  const fitting = saves.map((save) => ({ ...save, epoch: epochs.get(save.accountId) ?? save.epoch }));
  return engine.commit(fitting, recordedAt);
}

function homesWith(homes: Homes, changes: Partial<Homes>): Homes {
  return {
    join: (joining) => homes.join(joining),
    find: (accountId) => homes.find(accountId),
    release: (accountId) => homes.release(accountId),
    orphans: (limit) => homes.orphans(limit),
    living: (addresses) => homes.living(addresses),
    seen: () => homes.seen(),
    onLost: (listener) => homes.onLost(listener),
    get holdsLease() {
      return homes.holdsLease;
    },
    leave: () => homes.leave(),
    ...changes,
  };
}
