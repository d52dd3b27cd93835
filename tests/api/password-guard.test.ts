import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { foundAccount } from "../support/found-account.ts";
import { newCommandId } from "../support/run-command.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const metricsToken = "a token of the metrics";
let server: TestServer;
let logged: string[];
/** With passwords as slow as the product's where it matters how long they take, for the line or for the answer. */
async function start(hasSlowPasswords: boolean): Promise<void> {
  logged = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => logged.push(line) });
  server = await startTestServer({ logger, metricsToken, hasSlowPasswords });
}
afterEach(() => server.stop());

const administrator = { email: "kim@acme.example", password: "correct horse" };

async function trySignIn(email: string, password: string, cookie = "") {
  const began = performance.now();
  const response = await fetch(`${server.url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ email, password }),
  });
  const { code } = (await response.json()) as { code?: string };
  const cookies = response.headers.getSetCookie().map((one) => one.split(";")[0]!);
  return { code, response, cookies, ms: performance.now() - began };
}

/** Makes this many attempts at once; returns how each ended. */
async function tryMany(count: number, email: (number: number) => string, cookie = "") {
  const tries = Array.from({ length: count }, (_, number) =>
    trySignIn(email(number), "wrong password", cookie),
  );
  return (await Promise.all(tries)).map(({ code }) => code);
}

const wrongCount = () => logged.filter((line) => line.includes("A wrong password was tried")).length;

/** The cookie by which this browser is known, once somebody has signed in. */
async function knownDevice(): Promise<string> {
  const { cookies } = await trySignIn(administrator.email, administrator.password);
  const device = cookies.find((cookie) => cookie.startsWith("bellhop.device="));
  if (!device) throw new Error("Signing in left nothing by which the device is known");
  return device;
}

describe("[A-4] a flood of made-up e-mails", () => {
  beforeEach(() => start(true));

  test("is refused by name when the line is full, and a page does not wait for it", async () => {
    const flood = Array.from({ length: 60 }, (_, number) =>
      trySignIn(`${number}@made-up.example`, "wrong password"),
    );
    // The line fills before any password has been checked.
    const refused = await Promise.race(flood);
    expect(refused).toMatchObject({ code: "too-many-sign-ins", response: { status: 503 } });
    expect(Number(refused.response.headers.get("retry-after"))).toBeGreaterThan(0);
    const page = await fetch(`${server.url}/index.html`);
    expect(await page.text()).toBe("<!doctype html>");
    expect(wrongCount()).toBeLessThanOrEqual(3);
    const codes = (await Promise.all(flood)).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["sign-in-failed", "too-many-sign-ins"]));
    expect(codes.filter((code) => code === "too-many-sign-ins").length).toBeGreaterThan(30);
  });

  test("does not keep out who has signed in from their device before", async () => {
    const device = await knownDevice();
    const flood = tryMany(60, (number) => `${number}@made-up.example`);
    const { response } = await trySignIn(administrator.email, administrator.password, device);
    expect(response.status).toBe(200);
    await flood;
  });
});

describe("[A-5] guessing", () => {
  beforeEach(() => start(false));

  test("locks out strangers after ten wrong attempts, and nobody on a device known to be theirs", async () => {
    const device = await knownDevice();
    const codes = [];
    for (const count of [6, 6]) codes.push(...(await tryMany(count, () => " KIM@acme.example")));
    expect(codes.filter((code) => code === "sign-in-failed")).toHaveLength(10);
    expect(codes.filter((code) => code === "too-many-attempts")).toHaveLength(2);
    const { email, password } = administrator;
    const stranger = await trySignIn(email, password);
    expect(stranger).toMatchObject({ code: "too-many-attempts", response: { status: 429 } });
    expect(Number(stranger.response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await trySignIn(email, password, device)).toMatchObject({ response: { status: 200 } });
    // The device is known for the user who signed in from it, and for nobody else.
    const [other] = (await addStaff(server.parts(), [{ name: "Ada" }])) as [StaffMember];
    await tryMany(6, () => other.email);
    await tryMany(6, () => other.email);
    expect(await trySignIn(other.email, other.password, device)).toMatchObject({ code: "too-many-attempts" });
  });

  test("a cookie of a known device that somebody has altered is no such cookie", async () => {
    const device = await knownDevice();
    await tryMany(6, () => administrator.email);
    await tryMany(6, () => administrator.email);
    const altered = [
      device.replace("=", "=x"),
      device.replace(/\.[^.]*$/, ""),
      device.replace(/.{4}$/, "AAA="),
      "bellhop.device=x~y",
    ];
    for (const cookie of altered) {
      expect(await trySignIn(administrator.email, administrator.password, cookie), cookie).toMatchObject({
        code: "too-many-attempts",
      });
    }
    expect(await trySignIn(administrator.email, administrator.password, device)).not.toHaveProperty(
      "code",
      "too-many-attempts",
    );
  });
});

test("[A-5] guessing is logged without the address or the password, and counted", async () => {
  await start(true);
  await trySignIn("kim@acme.example", "a very secret password");
  await tryMany(11, () => "nobody@acme.example");
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines[0]).toMatchObject({
    msg: "A wrong password was tried",
    kind: "stranger",
    address: "127.0.0.1",
    emailHash: "f8032061171054bb",
  });
  expect(logged.join("")).not.toMatch(/very secret|kim@|nobody@/);
  const response = await fetch(`${server.url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const figures = await response.text();
  const wrong = /bellhop_password_attempts_total\{by="stranger",result="wrong"\} (\d+)/.exec(figures)?.[1];
  expect(Number(wrong)).toBe(wrongCount());
  expect(figures).toMatch(/\{by="stranger",result="too-many-sign-ins"\} [1-9]/);
});

test("[A-4] the time of an answer does not tell whether an e-mail is anybody's, or whose", async () => {
  await start(true);
  const parts = server.parts();
  const [ada] = (await addStaff(parts, [{ name: "Ada" }])) as [StaffMember];
  // The same address in a second company takes two checks.
  const other = await foundAccount(parts, "Other");
  const [again] = (await addStaff(parts, [{ name: "Ada" }], other.accountId)) as [StaffMember];
  await signIn(parts, [ada, again]);
  const rename = {
    userId: again.userId,
    name: "Ada",
    email: ada.email,
    role: "agent",
    webchat: true,
    groupIds: [],
    chatsMax: null,
    disabled: false,
    password: null,
  } as const;
  const { error } = (await parts.commands.run(
    { id: newCommandId(), name: "user.save", payload: rename },
    other,
  )) as { error?: unknown };
  expect(error).toBeUndefined();
  for (const email of ["nobody@acme.example", administrator.email, ada.email]) {
    const { code, ms } = await trySignIn(email, "wrong password");
    expect(code).toBe("sign-in-failed");
    expect(ms).toBeGreaterThanOrEqual(1_000);
  }
});
