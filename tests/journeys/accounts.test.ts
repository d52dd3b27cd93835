import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { wireVersion } from "#contract/version.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newSecret } from "../../tools/node-platform.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { eventually } from "../support/eventually.ts";
import { Installation, type Said, describeInstallations } from "../support/operator.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId } from "../support/run-command.ts";

const acme = ["add", "--name=Acme", "--admin=Kim Tanaka", "--email=kim@acme.example"] as const;
const hooli = ["add", "--name=Hooli", "--admin", "Ola Berg", "--email=Ola@hooli.example"] as const;
const takenWords = "That e-mail address is taken. Give the administrator another one. No account was made.\n";

/** The password that the command has told. */
function passwordIn({ out }: Pick<Said, "out">): string {
  const password = /password {2}(\S+)$/m.exec(out)?.[1];
  if (!password) throw new Error(`No password in: ${out}`);
  return password;
}

async function post(server: BuiltServer, path: string, body: object) {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { code } = (await response.json()) as { code?: string };
  const [cookie = ""] = response.headers.getSetCookie();
  return { status: response.status, code, cookie };
}

const signIn = (server: BuiltServer, email: string, password: string) =>
  post(server, "/api/sign-in", { email, password });

const setUp = (server: BuiltServer) =>
  post(server, "/api/set-up", {
    code: server.setUpCode,
    accountName: "Eve",
    name: "Eve",
    email: "eve@evil.example",
    password: "correct horse",
  });

const closed = { status: 409, code: "already-set-up" };

/** Everything that a desk is told when it opens, and a search for every contact. */
async function deskOf(server: BuiltServer, cookie: string) {
  const desk = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie } });
  desk.send({ type: "hello-staff", version: wireVersion });
  const id = newCommandId();
  desk.send({ type: "query", id, name: "contact.search", payload: { text: "" } });
  await desk.next((frame) => frame.type === "answer" && frame.id === id);
  desk.close();
  return JSON.stringify(desk.frames);
}

/** A customer writes to the company whose desk was told this. */
async function writeTo(server: BuiltServer, desk: string): Promise<void> {
  const widgetId = /"widgetId":"([^"]+)"/.exec(desk)?.[1];
  const chat = await RawSocket.open(server.url, `/socket/chat/${widgetId}`);
  chat.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
  await chat.next(({ type }) => type === "welcome");
  const id = newCommandId();
  const words = { chatId: null, seenNumber: 0, text: "Hello", page: "", browser: "", language: "" };
  chat.send({ type: "command", id, name: "customer.write", payload: words });
  const { type } = await chat.next((frame) => "id" in frame && frame.id === id);
  expect(type).toBe("answer");
  chat.close();
}

/** Lines of the list without its heading and ids, their columns one space apart. */
function rowsOf({ code, out, err }: Said): string[] {
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replace(/^\S+ +/, "").replaceAll(/ +/g, " "));
}

const stalled = "from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

/** Statements after which making an account gets as far as its rows, and stays there; and those that undo it. */
const stalls = {
  sqlite: {
    begin: [
      "create view endless as with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) as x from n",
      "create trigger stall before insert on staff_user begin select x from endless; end",
    ],
    /** Fails until it is there. */
    isReached: async ({ environment }: Installation) => {
      const database = new DatabaseSync(join(environment["BELLHOP_DATA"] ?? "", "bellhop.db"), {
        timeout: 0,
      });
      try {
        expect(() => database.exec("begin immediate")).toThrow("locked");
      } finally {
        database.close();
      }
    },
    end: ["drop trigger stall", "drop view endless"],
  },
  postgres: {
    begin: [
      `create function stall() returns trigger language plpgsql as
       $$ begin perform pg_sleep(60); return new; end $$`,
      "create trigger stall before insert on staff_user for each row execute function stall()",
    ],
    isReached: (installation: Installation) => installation.look(`select 1 / count(*) ${stalled}`),
    end: [`select pg_terminate_backend(pid) ${stalled}`, "drop trigger stall on staff_user"],
  },
};

describeInstallations("an operator", (install, engine) => {
  let installation: Installation;
  let servers: BuiltServer[] = [];
  const start = async (environment: Readonly<Record<string, string>> = {}) => {
    const server = await startBuiltServer([], { ...installation.environment, ...environment });
    servers.push(server);
    return server;
  };
  const list = async () => rowsOf(await installation.accounts());
  const home = (words: string) => (engine === "postgres" ? ` ${words}` : "");

  beforeEach(async () => {
    installation = await install();
  });
  afterEach(async () => {
    for (const server of servers) await server.remove();
    servers = [];
    await installation.remove();
  });

  test("[B-82] makes the first account before any server has run, and nobody else sets up", async () => {
    expect(await installation.accounts("list")).toMatchObject({ code: 1, out: "" });
    // By the built program, as an operator would.
    const made = await installation.startAccounts(...acme).ended;
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(await list()).toEqual([`Acme 1 0${home("closed")}`]);
    const server = await start();
    expect(await (await fetch(`${server.url}/api/me`)).json()).toMatchObject({ needsSetUp: false });
    expect(await setUp(server)).toMatchObject(closed);
    expect(await signIn(server, "kim@acme.example", passwordIn(made))).toMatchObject({ status: 200 });
    await server.stop();
    expect(await list()).toEqual([`Acme 1 0${home("closed")}`]);
  });

  test("[B-82] [I-11] makes accounts beside a server, which lets in their administrators at once, and each sees nothing of the other", async () => {
    const server = await start();
    expect(await installation.accounts()).toEqual({ code: 0, out: "There is no account yet.\n", err: "" });
    const desks: string[] = [];
    for (const [words, email] of [
      [acme, "kim@acme.example"],
      [hooli, "ola@hooli.example"],
    ] as const) {
      const made = await installation.accounts(...words);
      expect(await setUp(server)).toMatchObject(closed);
      const { status, cookie } = await signIn(server, email, passwordIn(made));
      expect(status).toBe(200);
      desks.push(await deskOf(server, cookie));
    }
    await writeTo(server, desks[1] ?? "");
    expect(await list()).toEqual([`Acme 1 0${home("open")}`, `Hooli 1 1${home("open")}`]);
    const own = [/Acme|Kim|kim@/, /Hooli|Ola|ola@/];
    own.forEach((traces, index) => {
      expect(desks[index]).toMatch(traces);
      expect(desks[1 - index]).not.toMatch(traces);
    });
    const idsIn = (desk: string | undefined): string[] => desk?.match(/"[\w-]{20}"/g) ?? [];
    const ids = idsIn(desks[0]);
    const others = idsIn(desks[1]);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => others.includes(id))).toEqual([]);
  });

  const testHomes = engine === "postgres" ? test : () => {};
  testHomes("sees at which of several servers an account is at home", async () => {
    const address = "http://127.0.0.1:1";
    const server = await start({ BELLHOP_ADDRESS: address, BELLHOP_SECRET: "x".repeat(32) });
    const made = await installation.accounts(...acme);
    expect(await list()).toEqual(["Acme 1 0 closed"]);
    expect(await signIn(server, "kim@acme.example", passwordIn(made))).toMatchObject({ status: 200 });
    expect(await list()).toEqual([`Acme 1 0 ${address}`]);
  });

  test("gives no address to two accounts, not even when asked at the same moment, and says no more than that", async () => {
    await start();
    const adding = () => installation.startAccounts(...acme).ended;
    const twice = await Promise.all([adding(), adding()]);
    expect(twice.map(({ code }) => code)).toEqual(expect.arrayContaining([0, 1]));
    const again = await installation.accounts("add", "--name=A", "--admin=B", "--email=KIM@Acme.example");
    const refused = { code: 1, out: "", err: takenWords };
    expect([twice.find(({ code }) => code === 1), again]).toEqual([refused, refused]);
    expect(await list()).toEqual([`Acme 1 0${home("closed")}`]);
  });

  test("who says what makes no sense is told what does, and nothing is made", async () => {
    await start();
    const { code, out, err } = await installation.accounts("add", "--name= ", "--admin=Kim", "--email=kim");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(
      "--name must be the company's name, at most 100 characters.\n" +
        "--email must be the e-mail address by which the administrator signs in.\n",
    );
    expect(await installation.accounts()).toMatchObject({ out: "There is no account yet.\n" });
  });

  test("whose command is killed after its password and within its save has made nothing, and makes it the second time", async () => {
    const server = await start();
    const stall = stalls[engine];
    await installation.run(...stall.begin);
    const { child, ended, said } = installation.startAccounts(...acme);
    await eventually(() => expect(said()).toContain("It counts once the account is made"));
    await eventually(() => stall.isReached(installation));
    child.kill("SIGKILL");
    const killed = await ended;
    await installation.run(...stall.end);
    expect(await installation.accounts()).toMatchObject({ code: 0, out: "There is no account yet.\n" });
    const made = await installation.accounts(...acme);
    expect(await list()).toEqual([`Acme 1 0${home("closed")}`]);
    expect(await signIn(server, "kim@acme.example", passwordIn(killed))).toMatchObject({ status: 401 });
    expect(await signIn(server, "kim@acme.example", passwordIn(made))).toMatchObject({ status: 200 });
  });

  test("sees which account cannot be read and why, beside those that can", async () => {
    await installation.accounts(...acme);
    await installation.accounts(...hooli);
    await installation.run(
      `update account set state = '{"name":"\u001b[2JPoison' where state like '%Hooli%'`,
    );
    expect(await list()).toEqual([
      expect.stringMatching(/^\? \? \?.* cannot be read: /),
      `Acme 1 0${home("closed")}`,
    ]);
  });
});

test("the demo stays with its own account, whatever others an operator makes beside it", async () => {
  const server = await startBuiltServer(["--demo"]);
  const demo = async () => {
    const me = (await (await fetch(`${server.url}/api/me`)).json()) as { demo: { widgetId: string } };
    return me.demo.widgetId;
  };
  const before = await demo();
  const installation = new Installation({ BELLHOP_DATA: join(server.dataFolder, "demo") }, async () =>
    server.remove(),
  );
  for (const company of ["a", "b", "c"]) {
    const words = [`--name=${company}`, "--admin=Kim", `--email=kim@${company}.example`];
    expect(await installation.accounts("add", ...words)).toMatchObject({ code: 0 });
  }
  await server.stop();
  await server.restart();
  expect(await demo()).toBe(before);
  await installation.remove();
});
