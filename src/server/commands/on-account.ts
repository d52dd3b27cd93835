import type { Account } from "#core/account/account.ts";
import { type AccountCommand, decideAccount } from "#core/account/decide-account.ts";
import type { UserId } from "#core/ids.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffAsker } from "./asker.ts";
import type { Procedure } from "./procedure.ts";
import { idFromCommand } from "./id-from-command.ts";

interface Setting {
  readonly account: Account;
  readonly userId: UserId;
  /** The id of what this command creates. */
  newId<Id extends string>(): Id;
}

/** The procedure of a command that changes how the account is configured, and nothing else. */
export function onAccount<Payload>(
  { logs, clock }: { logs: Logs; clock: Clock },
  commandOf: (payload: Payload, setting: Setting) => AccountCommand | Refusal,
): Procedure<Payload, StaffAsker & { readonly commandId: CommandId }> {
  return {
    turn: (_payload, { accountId }) => accountId,
    async prepare(payload, { accountId, userId, commandId }) {
      const newId = <Id extends string>() => idFromCommand<Id>("setting", accountId, commandId);
      return () => {
        const account = logs.account(accountId);
        const command = commandOf(payload, { account, userId, newId });
        if (isRefusal(command)) return command;
        const event = decideAccount(account, command, { by: userId, at: clock.now() });
        return isRefusal(event) ? event : [{ log: "account", id: accountId, event }];
      };
    },
  };
}
