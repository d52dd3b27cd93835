import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { mayKeepTemplate } from "./may-keep-template.ts";
import { onAccount } from "./on-account.ts";

export function removeTemplate(needs: { logs: Logs; clock: Clock }): StaffProcedure<"template.remove"> {
  return onAccount(needs, ({ templateId }, { account, userId }) => {
    const template = account.templates[templateId];
    if (!template) return { refused: "template-unknown" };
    if (!mayKeepTemplate(account, userId, template)) return { refused: "not-permitted" };
    return { type: "remove-template", templateId };
  });
}
