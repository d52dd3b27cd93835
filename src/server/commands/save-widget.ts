import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveWidget(needs: { logs: Logs; clock: Clock }): StaffProcedure<"widget.save"> {
  return onAccount(needs, ({ widgetId, ...payload }, { newId, account }) => {
    if (widgetId && !account.widgets[widgetId]) return { refused: "widget-unknown" };
    return { type: "save-widget", widget: { ...payload, widgetId: widgetId ?? newId() } };
  });
}
