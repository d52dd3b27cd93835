import { DeskSession } from "#client/desk-session.ts";
import type { ClassificationId, WidgetId } from "#contract/ids.ts";
import { nodePlatform } from "../node-platform.ts";
import { until } from "../until.ts";
import { ReplayFault } from "./replay-fault.ts";

interface Person {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

interface Me {
  readonly demo: { readonly people: readonly Person[]; readonly widgetId: WidgetId } | null;
}

/** The demo's data for a replay. */
export interface ReplayDemo {
  readonly url: string;
  readonly widgetId: WidgetId;
  readonly agentCookies: readonly string[];
  /** Signed in as a user who may read every chat. */
  readonly supervisor: DeskSession;
  classificationOf(intent: string): ClassificationId | null;
}

/**
 * Signs everybody in and makes sure that the account has a classification for every intent. Throws a
 * `ReplayFault` when there is no demo to play against.
 */
export async function prepareDemo(url: string, intents: readonly string[]): Promise<ReplayDemo> {
  const { demo } = await readMe(url);
  if (!demo) {
    throw new ReplayFault(`The server at ${url} is no demo. Start one: npm start -- --demo`);
  }
  const administrator = demo.people.find(({ role }) => role === "administrator");
  if (!administrator) throw new ReplayFault("The demo has no administrator");
  const agents = demo.people.filter(({ role }) => role === "agent");
  const agentCookies = [];
  for (const person of agents) agentCookies.push(await signIn(url, person));

  const platform = nodePlatform(`${url.replace(/^http/, "ws")}/socket/desk`, {
    cookie: await signIn(url, administrator),
  });
  const supervisor = new DeskSession({ platform, outboxKey: "replay" });
  supervisor.start();
  await until(supervisor.model, ({ desk }) => Object.keys(desk.cards.me).length === 1);
  for (const intent of intents) await ensureClassification(supervisor, intent);
  return {
    url,
    widgetId: demo.widgetId,
    agentCookies,
    supervisor,
    classificationOf: (intent) => findClassification(supervisor, intent) ?? null,
  };
}

async function readMe(url: string): Promise<Me> {
  try {
    return (await (await fetch(`${url}/api/me`)).json()) as Me;
  } catch (cause) {
    throw new ReplayFault(
      `No Bellhop answers at ${url}. Start one with npm start -- --demo, or set BELLHOP_URL.`,
      { cause },
    );
  }
}

async function signIn(url: string, { email, password }: Person): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new ReplayFault(`${email} could not sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function ensureClassification(desk: DeskSession, name: string): Promise<void> {
  if (findClassification(desk, name)) return;
  const { error } = await desk.command("classification.save", {
    classificationId: null,
    name,
    parentId: null,
  });
  if (error) throw new ReplayFault(`The classification ${name} could not be made: ${error.words}`);
  await until(desk.model, () => findClassification(desk, name) !== undefined);
}

function findClassification(desk: DeskSession, name: string): ClassificationId | undefined {
  const all = Object.values(desk.model.get().desk.cards.classification);
  return all.find((one) => one.name === name && !one.retired)?.classificationId;
}
