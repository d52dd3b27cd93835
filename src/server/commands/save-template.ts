import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { mayKeepTemplate } from "./may-keep-template.ts";
import { onAccount } from "./on-account.ts";

/** Personal templates are their owner's; shared ones are kept by administrators. */
export function saveTemplate(needs: { logs: Logs; clock: Clock }): StaffProcedure<"template.save"> {
  return onAccount(needs, ({ personal, ...payload }, { newId, account, userId }) => {
    const known = payload.templateId ? account.templates[payload.templateId] : undefined;
    if (payload.templateId && !known) return { refused: "template-unknown" };
    const template = {
      ...payload,
      templateId: payload.templateId ?? newId(),
      ownerId: personal ? userId : null,
    };
    const isPermitted = [known ?? template, template].every((one) => mayKeepTemplate(account, userId, one));
    if (!isPermitted) return { refused: "not-permitted" };
    return { type: "save-template", template };
  });
}
