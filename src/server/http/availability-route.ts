import { widgetId as widgetIdForm } from "#contract/fields.ts";
import type { AvailabilityView } from "#contract/views/availability-view.ts";
import type { AccountId } from "#core/ids.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Accounts } from "../account/accounts.ts";
import type { Directory } from "../account/directory.ts";
import { refuse } from "./refuse.ts";

export const availabilityPath = "/api/chat/availability";

interface Needs {
  readonly accounts: Accounts;
  readonly directory: Directory;
}

/**
 * Says whether a chat may begin at a widget now, to pages of every site: their customers see the same when they
 * open the chat. Nothing else of the account is told.
 */
export function availabilityRoute(server: FastifyInstance, { accounts, directory }: Needs): void {
  server.get(availabilityPath, async (request, reply) => {
    void reply.header("access-control-allow-origin", "*");
    const accountId = await accountAsked(request, directory);
    if (!accountId) return refuse(reply, "not-found");
    const found = await accounts.find(accountId);
    if (!("account" in found)) return refuse(reply, "error" in found ? found.error : "home-away");
    const { gates } = found.account.parts;
    const widgetId = widgetOf(request);
    const { account } = gates.logs;
    const widget = widgetId === null ? undefined : account.widgets[widgetId];
    const queue = widget && account.queues[widget.queueId];
    if (!widget || !queue) return refuse(reply, "not-found");
    const { offline } = gates.availability.at(widget.widgetId);
    const view: AvailabilityView = {
      mayBegin: offline === null,
      agentsThere: gates.availability.queueNow(queue).isAttended(),
      why: offline?.why ?? null,
      opensAt: offline?.opensAt ?? null,
    };
    return reply.send(view);
  });
}

/** The account of the widget that is asked about; `null`: there is no such widget. */
export async function accountAsked(request: FastifyRequest, directory: Directory): Promise<AccountId | null> {
  const widgetId = widgetOf(request);
  return widgetId === null ? null : directory.accountOfWidget(widgetId);
}

function widgetOf({ query }: FastifyRequest) {
  return widgetIdForm.safeParse((query as Readonly<Record<string, unknown>>)["widget"]).data ?? null;
}
