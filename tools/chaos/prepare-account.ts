import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { ownAppearance } from "#core/appearance/appearance.ts";
import type { Outcome } from "#client/connection.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Answer } from "#contract/frames.ts";
import type { BreakReasonId, QueueId, WidgetId } from "#contract/ids.ts";
import { defaultQueue } from "#server/set-up/first-account.ts";
import { nodePlatform } from "../node-platform.ts";
import { until } from "../until.ts";
import { ChaosFault } from "./chaos-fault.ts";

/** An account in which time is short: everything that can fall due does so within seconds. */
export interface ChaosAccount {
  readonly administratorCookie: string;
  readonly agentCookies: readonly string[];
  readonly widgetIds: readonly WidgetId[];
  readonly queueIds: readonly QueueId[];
  readonly breakReasonId: BreakReasonId;
  readonly graceMs: number;
}

const password = "a long chaos password";
const graceMs = 6_000;
const breakMaxMs = 1_200;

/** Waits and wrap-up times of each queue. */
const queues = [
  {
    ...defaultQueue,
    name: "Handed out",
    allocation: "auto",
    replyTargetMs: 1_500,
    wrapUp: { mode: "timed", durationMs: 1_500, extensionMs: 700, extensionsMax: 2, pausedMaxMs: 2_500 },
  },
  {
    ...defaultQueue,
    name: "Picked from",
    allocation: "by-hand",
    replyTargetMs: 900,
    wrapUp: { mode: "timed", durationMs: 900, extensionMs: 500, extensionsMax: 1, pausedMaxMs: 1_500 },
  },
] as const;

/** The longest time until a deadline of this account, once nobody acts any more, in ms. */
export const everythingDueWithinMs = 3_500;

/** Sets up a fresh Bellhop through its public doors. */
export async function prepareAccount(
  { url, setUpCode }: { readonly url: string; readonly setUpCode?: string | undefined },
  agents: number,
): Promise<ChaosAccount> {
  const founder = {
    code: setUpCode,
    accountName: "Chaos",
    name: "Ada",
    email: "ada@chaos.example",
    password,
  };
  const administratorCookie = await postForCookie(`${url}/api/set-up`, founder);
  const desk = openDesk(url, administratorCookie);
  const { cards } = (await until(desk.model, (model) => Object.keys(model.desk.cards.widget).length === 1))
    .desk;
  const [account] = Object.values(cards.account);
  if (!account) throw new ChaosFault("A new account has no rules");
  const { accountId: _, ...rules } = account;
  await done(desk.command("account.change", { ...rules, chatsMax: 6, graceMs }));
  const groupIds = Object.values(cards.group).map(({ groupId }) => groupId);
  const queueIds: QueueId[] = [];
  const widgetIds: WidgetId[] = [];
  for (const queue of queues) {
    const queueId = (await done(
      desk.command("queue.save", { ...queue, queueId: null, groupIds }),
    )) as QueueId;
    queueIds.push(queueId);
    const widget = {
      widgetId: null,
      name: queue.name,
      queueId,
      parameters: [],
      sites: [],
      forgetWhenEnded: false,
      language: null,
      form: noForm,
      appearance: ownAppearance,
    };
    widgetIds.push((await done(desk.command("widget.save", widget))) as WidgetId);
  }
  const reason = { breakReasonId: null, name: "A breath", maxMs: breakMaxMs };
  const breakReasonId = (await done(desk.command("break-reason.save", reason))) as BreakReasonId;
  const emails = Array.from({ length: agents }, (_, index) => `agent-${index + 1}@chaos.example`);
  const common = { userId: null, password, groupIds, role: "agent", webchat: true } as const;
  for (const [index, email] of emails.entries()) {
    const user = { ...common, name: `Agent ${index + 1}`, email, chatsMax: null, disabled: false };
    await done(desk.command("user.save", user));
  }
  desk.stop();
  const agentCookies: string[] = [];
  for (const email of emails) {
    agentCookies.push(await postForCookie(`${url}/api/sign-in`, { email, password }));
  }
  return { administratorCookie, agentCookies, widgetIds, queueIds, breakReasonId, graceMs };
}

/** A desk that is not one of those at work. */
export function openDesk(url: string, cookie: string): DeskSession {
  const platform = nodePlatform(`${url}/socket/desk`, { cookie });
  const desk = new DeskSession({ platform, outboxKey: "chaos" });
  desk.start();
  return desk;
}

/** The id of the saved item, if there is one. */
async function done(asked: Promise<Outcome<Answer>>): Promise<string> {
  const { ok, error } = await asked;
  if (error) throw new ChaosFault(`The account could not be made: ${error.words}`);
  return ok.id ?? "";
}

async function postForCookie(address: string, body: object): Promise<string> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new ChaosFault(`${address} refused: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
