import type { CommandId } from "#contract/ids.ts";
import type { Account } from "#core/account/account.ts";
import { type AccountCommand, decideAccount } from "#core/account/decide-account.ts";
import { byUser } from "#core/author.ts";
import type { UserId } from "#core/ids.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffAsker } from "./asker.ts";
import type { Procedure, StaffProcedure } from "./procedure.ts";

export function changeAccount(needs: { logs: Logs; clock: Clock }): StaffProcedure<"account.change"> {
  return onAccount(needs, ({ files, ...rules }, { account }) => ({
    type: "change-account",
    rules: { ...rules, files: files ?? account.files },
  }));
}

interface Asked {
  readonly account: Account;
  readonly userId: UserId;
  readonly commandId: CommandId;
}

/** The procedure of a command that changes how the account is configured, and nothing else. */
export function onAccount<Payload>(
  { logs, clock }: { logs: Logs; clock: Clock },
  commandOf: (payload: Payload, asked: Asked) => AccountCommand | Refusal,
): Procedure<Payload, StaffAsker & { readonly commandId: CommandId }> {
  return {
    isAlone: true,
    turn: (_payload, { accountId }) => accountId,
    prepare:
      (payload, { accountId, userId, commandId }) =>
      () => {
        const { account } = logs;
        const command = commandOf(payload, { account, userId, commandId });
        if (isRefusal(command)) return command;
        const event = decideAccount(account, command, { by: byUser(userId), at: clock.now() });
        return isRefusal(event) ? event : [{ log: "account", id: accountId, event }];
      },
  };
}
