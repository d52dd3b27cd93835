import { saveUser as decide } from "#core/account/save-user.ts";
import { byUser } from "#core/author.ts";
import type { UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import { ownedChats } from "../logs/owned-chats.ts";
import type { Clock } from "../ports/clock.ts";
import type { Credentials } from "../ports/credentials.ts";
import { weaknessOf } from "../sign-in/weakness-of.ts";
import type { StaffProcedure } from "./procedure.ts";
import { idFromCommand } from "./id-from-command.ts";
import type { ListLimits } from "./list-limits.ts";

/** Saves a user's profile and permissions; the password goes to the credentials, never into the log. */
export function saveUser({
  logs,
  clock,
  credentials,
  limits,
}: {
  logs: Logs;
  clock: Clock;
  credentials: Credentials;
  limits: ListLimits;
}): StaffProcedure<"user.save"> {
  return {
    isAlone: true,
    turn: (_payload, { accountId }) => accountId,
    async prepare({ password, ...payload }, { accountId, userId: savedBy, commandId }) {
      const own = [payload.name, payload.email, logs.account.name];
      const weakness = password === null ? null : await weaknessOf(password, own);
      const userId = payload.userId ?? idFromCommand<UserId>("user", accountId, commandId);
      return () => {
        const { account } = logs;
        if (payload.userId && !account.users[payload.userId]) {
          return { refused: "setting-unknown", kind: "user" };
        }
        if (weakness) return { refused: "password-weak", why: weakness };
        const agent = logs.agent(userId);
        const chats = ownedChats(logs, agent);
        const user = { ...payload, userId };
        return decide(
          { account, user, agent, chats, max: limits.settings.user },
          { by: byUser(savedBy), at: clock.now() },
        );
      };
    },
    extras({ userId, email, password, disabled }, { accountId, commandId }) {
      const id = userId ?? idFromCommand<UserId>("user", accountId, commandId);
      return {
        rows: [{ table: "staff_user", values: { user_id: id, account_id: accountId, email } }],
        async afterwards() {
          if (password !== null) await credentials.setPassword(id, password);
          if (disabled) await credentials.endSessions(id);
        },
      };
    },
  };
}
