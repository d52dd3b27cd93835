import type { Change } from "#core/change.ts";
import type { Account } from "#core/account/account.ts";
import type { AccountId, QueueId } from "#core/ids.ts";
import type { assemble } from "#server/assemble.ts";
import type { Asker } from "#server/commands/asker.ts";
import type { ReceivedCommand } from "#server/commands/command-runner.ts";
import { planSave } from "#server/logs/plan-save.ts";
import type { Row, SaveOutcome } from "#server/ports/store.ts";
import type { LogIds, LogStates } from "#server/logs/log-states.ts";
import type { LogKind } from "#server/ports/store.ts";

type Assembled = ReturnType<typeof assemble>;

interface Commanded {
  readonly commandId: null;
  readonly rows?: readonly Row[];
}

/**
 * The accounts of a server that are open, seen as one: for tests that look inside, most of which have one
 * account. Where several are open, what has no account in its name is the first one's.
 */
export function everyAccount<Parts extends Assembled>(parts: Parts) {
  const { accounts, store, homes } = parts;
  const open = () =>
    [...accounts.open()].map((account) => ({ ...account.parts, accountId: account.accountId }));
  const first = () => {
    const [account] = open();
    if (!account) throw new Error("No account is open");
    return account;
  };
  const of = (accountId: AccountId) => {
    const account = open().find((one) => one.accountId === accountId);
    if (!account) throw new Error(`Account ${accountId} is not open`);
    return account;
  };
  /** The waiting lines of the account that has this queue. */
  const linesWith = (queueId: QueueId) => {
    const owner = open().find((one) => Object.hasOwn(one.logs.account.queues, queueId));
    return (owner ?? first()).waitingLines;
  };
  const logs = {
    account: (accountId: AccountId): Account => of(accountId).logs.account,
    accounts: (): Account[] => open().map((one) => one.logs.account),
    agent: (accountId: AccountId, userId: LogIds["agent"]) => of(accountId).logs.agent(userId),
    peek<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): LogStates[Kind] | undefined {
      for (const one of open()) {
        const state = one.logs.peek(kind, id);
        if (state) return state;
      }
      return undefined;
    },
    async load<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): Promise<LogStates[Kind] | null> {
      for (const one of open()) {
        const state = await one.logs.load(kind, id);
        if (state) return state;
      }
      return null;
    },
    liveChats: () => open().flatMap((one) => [...one.logs.liveChats()]),
    openOfflineMessages: () => open().flatMap((one) => [...one.logs.openOfflineMessages()]),
    get history(): string {
      return first().logs.history;
    },
    catchUpOnAccount: (accountId: AccountId) => of(accountId).logs.catchUpOnAccount(),
    /** Past every rule; an account that is not there yet is founded by it. */
    async commit(accountId: AccountId, changes: readonly Change[], command: Commanded): Promise<SaveOutcome> {
      const found = await accounts.find(accountId);
      if ("account" in found) return found.account.parts.logs.commit(changes, command);
      const home = await homes.find(accountId);
      const epoch = home.kind === "here" ? home.epoch : -1;
      const save = planSave(changes, { accountId, epoch, rows: [], ...command }, () => undefined);
      const outcome = await store.save(save);
      await accounts.find(accountId);
      return outcome;
    },
  };
  return {
    ...parts,
    logs,
    commands: {
      run: (command: ReceivedCommand, asker: Asker) => of(asker.accountId).gates.commands.run(command, asker),
    },
    get gates() {
      const { gates } = first();
      const queries = {
        run: (query: { name: string; payload: unknown }, asker: Asker) =>
          of(asker.accountId).gates.queries.run(query, asker),
      };
      return { ...gates, queries };
    },
    get people() {
      return first().people;
    },
    waitingLines: {
      line: (queueId: QueueId) => linesWith(queueId).line(queueId),
      firstIn: (queueId: QueueId) => linesWith(queueId).firstIn(queueId),
    },
    get allocator() {
      return first().allocator;
    },
    get retention() {
      return first().retention;
    },
    held: () => first().held(),
  };
}

export type EveryAccount = ReturnType<typeof everyAccount<Assembled>>;
