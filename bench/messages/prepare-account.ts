import { DeskSession } from "#client/desk-session.ts";
import type { WidgetId } from "#contract/ids.ts";
import { chatsMaxMax } from "#contract/limits.ts";
import { nodePlatform } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";

/** An account in which many agents have room for many chats. */
export interface PreparedAccount {
  readonly widgetId: WidgetId;
  readonly agentCookies: readonly string[];
}

const password = "a long bench password";

/** Sets up a fresh Bellhop through its public doors: auto-allocation, and this many agents signed in. */
export async function prepareAccount(
  { url, setUpCode }: { readonly url: string; readonly setUpCode: string },
  agents: number,
): Promise<PreparedAccount> {
  const founder = {
    code: setUpCode,
    accountName: "Bench",
    name: "Ada",
    email: "ada@bench.example",
    password,
  };
  const cookie = await postForCookie(`${url}/api/set-up`, founder);
  const platform = nodePlatform(`${url.replace(/^http/, "ws")}/socket/desk`, { cookie });
  const desk = new DeskSession({ platform, outboxKey: "bench" });
  desk.start();
  const { cards } = (await until(desk.model, ({ desk: { cards } }) => Object.keys(cards.widget).length === 1))
    .desk;
  const [widget] = Object.values(cards.widget);
  const [account] = Object.values(cards.account);
  if (!widget || !account) throw new Error("A new account has no widget");
  const { accountId: _, ...rules } = account;
  await done(desk.command("account.change", { ...rules, chatsMax: chatsMaxMax }));
  const groupIds = Object.values(cards.group).map(({ groupId }) => groupId);
  const emails = Array.from({ length: agents }, (_, index) => `agent-${index}@bench.example`);
  for (const [index, email] of emails.entries()) {
    const user = { userId: null, name: `Agent ${index}`, email, password, groupIds };
    await done(
      desk.command("user.save", { ...user, role: "agent", webchat: true, chatsMax: null, disabled: false }),
    );
  }
  desk.stop();
  const agentCookies: string[] = [];
  for (const email of emails)
    agentCookies.push(await postForCookie(`${url}/api/sign-in`, { email, password }));
  return { widgetId: widget.widgetId, agentCookies };
}

async function done(asked: Promise<{ readonly error?: { readonly words: string } }>): Promise<void> {
  const { error } = await asked;
  if (error) throw new Error(`The bench's account could not be made: ${error.words}`);
}

async function postForCookie(address: string, body: object): Promise<string> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} refused: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
