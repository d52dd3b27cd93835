import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerFrame } from "#contract/frames.ts";
import { queries } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";
import { settingSaved } from "#core/account/account-event.ts";
import { bySystem } from "#core/author.ts";
import { startServer } from "#server/start-server.ts";
import { newSecret } from "../../tools/node-platform.ts";
import {
  type Name,
  type Right,
  type Who,
  payloadOf,
  promises,
  rights,
  routes,
  whos,
} from "../support/access-table.ts";
import { ask } from "../support/ask.ts";
import { type Furnished, foundAccount, furnishAccount } from "../support/found-account.ts";
import { mustSave } from "../support/must-save.ts";
import { shapeOf } from "../support/payloads.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const names = Object.keys(promises) as Name[];
const metricsToken = "a token for the figures";

let server: TestServer;
let own: Furnished;
let foreign: Furnished;
let anotherSession: string;
let members: Partial<Record<Who, StaffMember>>;
let cookies: Record<Who, string>;
const secret = newSecret();

beforeAll(async () => {
  server = await startTestServer({ metricsToken });
  const parts = server.parts();
  const { accountId } = firstAccount(parts);
  const elsewhere = await foundAccount(parts, "Other");
  const [agent, supervisor, administrator, disabled, other] = await addStaff(parts, [
    { name: "An agent" },
    { name: "A supervisor", role: "supervisor", webchat: false },
    { name: "An administrator", role: "administrator" },
    { name: "Let go" },
    { name: "Another" },
  ]);
  const [stranger] = await addStaff(
    parts,
    [{ name: "A stranger", role: "administrator" }],
    elsewhere.accountId,
  );
  members = {
    agent: agent!,
    supervisor: supervisor!,
    administrator: administrator!,
    foreign: stranger!,
    disabled: disabled!,
  };
  own = await furnishAccount(parts, administrator!.asker);
  foreign = await furnishAccount(parts, elsewhere, " elsewhere");
  const staffCookies = await signIn(parts, Object.values(members));
  const cookieOf = Object.fromEntries(Object.keys(members).map((who, index) => [who, staffCookies[index]!]));
  // A customer proves who they are on their socket, and nowhere else.
  const customer = `__Host-bellhop-${server.widgetId}=${secret}; bellhop.session_token=${secret}`;
  cookies = { nobody: "", customer, ...cookieOf } as typeof cookies;
  await signIn(parts, [other!]);
  anotherSession = (await parts.signIn.sessionsOf(other!.userId))[0]!.sessionId;
  // Past the command, which would end their session: what is left of one must not count.
  const user = { ...firstAccount(parts).users[disabled!.userId]!, disabled: true };
  const event = settingSaved("user", user, { at: 0, by: bySystem("set-up") });
  await mustSave(parts, accountId, { changes: [{ log: "account", id: accountId, event }], rows: [] });
});
afterAll(() => server.stop());

describe("[B-81] commands and queries", () => {
  const openDesk = async (who: Who) => {
    const desk = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie: cookies[who] } });
    desk.send({ type: "hello-staff", version: wireVersion });
    return desk;
  };
  const openChat = async (hello: boolean) => {
    const chat = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    if (hello) chat.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    return chat;
  };
  const lines = new Map<Who, RawSocket>();
  beforeAll(async () => {
    lines.set("customer", await openChat(true));
    for (const who of ["agent", "supervisor", "administrator", "foreign"] as const) {
      lines.set(who, await openDesk(who));
    }
    for (const line of lines.values()) await line.next(({ type }) => type === "welcome");
  });
  afterAll(() => lines.forEach((line) => line.close()));

  function frameOf(name: Name, ids: Readonly<Record<string, string>>) {
    const payload = payloadOf(name, ids);
    const type = name in queries ? "query" : "command";
    return { type, id: newCommandId(), name, payload } as const;
  }

  async function answerTo(who: Who, name: Name, ids: Readonly<Record<string, string>>): Promise<AnswerFrame> {
    const line = lines.get(who)!;
    const frame = frameOf(name, ids);
    line.sendRaw(JSON.stringify(frame));
    return (await line.next((answer) => answer.type === "answer" && answer.id === frame.id)) as AnswerFrame;
  }

  /** Ids that are nobody's. */
  const nothing = () => Object.fromEntries(Object.keys(own.ids).map((field) => [field, `no-such-${field}`]));
  const codeOf = (answer: AnswerFrame) => ("error" in answer ? answer.error.code : "ok");
  /** All who may block somebody are told that a block is not there; who may remove one is asked once it is. */
  const dependsOnWhatIsFound: Name = "block.remove";
  const forbidding = ["not-permitted", "no-webchat", "signed-out", "not-signed-in", "bad-request"];

  test("have a line in the table, each of them, and nothing else has", () => {
    expect(Object.keys(rights).toSorted()).toEqual(names.toSorted());
  });

  test.each(Object.entries(rights))("%s is for those the table names", async (name, line) => {
    for (const [who, right] of Object.entries(line) as [Who, Right][]) {
      const ids = name === dependsOnWhatIsFound ? own.ids : nothing();
      const code = codeOf(await answerTo(who, name as Name, ids));
      if (right === "may") expect(forbidding, who).not.toContain(code);
      else expect(code, who).toBe(right);
    }
  });

  test.each(names)(
    "[I-11] %s with what is another account's finds nothing, and changes nothing of it",
    async (name) => {
      const { query } = server.parts().engine;
      const { accountId } = own.administrator;
      const events = async () =>
        (await query.selectFrom("event").select("position").where("account_id", "=", accountId).execute())
          .length;
      const before = await events();
      const answer = await answerTo("foreign", name, { ...own.ids, base: "break" });
      const fields = Object.keys(shapeOf(promises[name].payload).properties ?? {});
      if (fields.some((field) => field in own.ids || field === "toQueueId")) {
        expect(codeOf(answer)).toBe(codeOf(await answerTo("foreign", name, { ...nothing(), base: "break" })));
        expect(codeOf(answer)).not.toBe("ok");
      }
      expect(await events()).toBe(before);
      for (const id of Object.values(own.ids)) expect(JSON.stringify(answer)).not.toContain(id);
      expect(foreign.administrator.accountId).not.toBe(accountId);
    },
  );

  test.each(names)("%s is for nobody who has not said who they are", async (name) => {
    const chat = await openChat(false);
    chat.sendRaw(JSON.stringify(frameOf(name, own.ids)));
    expect(await chat.ended).toMatchObject({ goodbye: "no-hello" });
    expect(chat.frames.some(({ type }) => type === "answer")).toBe(false);
  });

  test.each(["nobody", "customer", "disabled"] as const)(
    "are not even heard of %s at the desk's door",
    async (who) => {
      const desk = await openDesk(who);
      for (const name of names) desk.sendRaw(JSON.stringify(frameOf(name, own.ids)));
      expect(await desk.ended).toMatchObject({ goodbye: "not-signed-in" });
      expect(desk.frames.map(({ type }) => type)).toEqual(["goodbye"]);
    },
  );
});

describe("[B-81] routes", () => {
  test("have a line in the table, each of them, and nothing else has", () => {
    const known = server.parts().routes.filter(({ method }) => method !== "HEAD");
    expect(Object.keys(routes).toSorted()).toEqual(
      [...new Set(known.map(({ method, url }) => `${method} ${url}`))].toSorted(),
    );
  });

  test.each(Object.entries(routes))("%s answers each as the table says", async (_, line) => {
    for (const [index, who] of whos.entries()) {
      const email = members[who]?.email ?? "nobody@acme.example";
      const body = line.body?.({ email, anotherSession });
      const headers = { cookie: cookies[who] };
      const { method } = line;
      const how = { headers, ...(body ? { body } : {}), ...(method ? { method } : {}) };
      const answer = await ask(server.url, line.path, how);
      expect(answer.status, who).toBe(line.expected[index]);
      if (line.path === "/api/me") {
        const { user } = JSON.parse(answer.body) as { user: { userId: string } | null };
        const isIn = who !== "disabled" ? members[who]?.userId : undefined;
        expect(user?.userId, who).toBe(isIn);
      }
    }
  });

  test("of a demo are its company's page more, for everybody", async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-demo-"));
    const pages = join(server.dataFolder, "pages");
    const demo = await startServer({
      configuration: {
        host: "127.0.0.1",
        port: 0,
        dataFolder,
        databaseUrl: null,
        metricsToken,
        publicUrl: null,
        logLevel: "fatal",
        isDemo: true,
        simulatedCustomers: 0,
        trustedProxies: [],
      },
      pages: { desk: join(pages, "desk"), frame: join(pages, "frame"), launcher: join(pages, "launcher") },
      version: "test",
      logger: pino({ level: "fatal" }),
    });
    const known = demo.parts.routes.filter(({ method }) => method !== "HEAD");
    const more = known.map(({ method, url }) => `${method} ${url}`).filter((route) => !(route in routes));
    expect(more).toEqual(["GET /company"]);
    expect((await ask(demo.url, "/company")).status).toBe(200);
    await demo.close();
    await rm(dataFolder, { recursive: true });
  });
});
