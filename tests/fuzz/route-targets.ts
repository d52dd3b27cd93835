import fc from "fast-check";
import { Agent, METHODS, request } from "node:http";
import type { Route } from "#server/http/http-server.ts";
import type { AskingNeeds } from "./command-targets.ts";
import { errorFault } from "./command-targets.ts";
import { jsonText } from "./hostile-values.ts";
import { type Lane, type Target, count } from "./target.ts";

const texts = fc.constantFrom(
  "",
  "a",
  "[]",
  "__proto__",
  "constructor",
  "%00",
  "%2e%2e%2f",
  "%zz",
  "%F0%9F",
  "1e400",
  "x".repeat(3_000),
);
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "email",
        "email[]",
        "a[b][c]",
        "__proto__[role]",
        "constructor.prototype",
        "chatId",
        "id",
      ),
      texts,
    ),
    { maxLength: 4 },
  )
  .map((pairs) =>
    pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`,
  );
const tail = fc.constantFrom(
  "",
  "",
  "",
  "",
  "/",
  "//",
  "/..",
  "/%2e%2e/%2e%2e/package.json",
  "/..%5c..%5cpackage.json",
  "%00",
  "%zz",
  ";x",
  "/__proto__",
  "/constructor",
);
const person = { email: "nobody@home.example", password: "wrong password", accountName: "x", name: "x" };
const body = fc.oneof(
  fc.constantFrom(
    "",
    "{",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"__proto__":{"a":1}}',
    "email=a&password=b",
    "\u0000",
    "x".repeat(70_000),
  ),
  fc
    .dictionary(
      fc.constantFrom("email", "password", "name", "accountName", "more", "__proto__", "constructor"),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), texts),
      { maxKeys: 4 },
    )
    .map((fields) => jsonText(Object.fromEntries([...Object.entries(person), ...Object.entries(fields)]))),
);
const types = fc.constantFrom(
  "application/json",
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/xml",
  "",
  "x/y; =",
  "application/json, text/plain",
);
const origins = fc.constantFrom(
  "",
  "",
  "same",
  "https://evil.example",
  "null",
  "nonsense",
  "http://127.0.0.1",
  "file://",
);
const accepts = fc.constantFrom("*/*", "text/html", "application/json");

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly type: string;
  readonly origin: string;
  readonly accept: string;
  readonly cookie: "none" | "spare" | "forged";
}

/** Methods that ask nodes in between for something, which no server behind them ever sees. */
const methods = METHODS.filter((method) => method !== "CONNECT");

/** Every route that the server has, asked as it should not be; files of one folder are one. */
export function routeTargets(needs: AskingNeeds): Target[] {
  const groups = new Map<string, Route[]>();
  for (const route of needs.world.routes) {
    const name = route.url.replace(/[^/]*\.\w+$|\*$/, "…");
    groups.set(name, [...(groups.get(name) ?? []), route]);
  }
  return [...groups].map(([name, routes]) => {
    const own = routes.map(({ method }) => method);
    const urls = routes.map(({ url }) => url.replace("*", "x"));
    const method = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("GET", "POST", ...own) },
      { weight: 1, arbitrary: fc.constantFrom(...methods) },
    );
    const path = fc.tuple(fc.constantFrom(...urls), tail, query).map((parts) => parts.join(""));
    const cookie = fc.constantFrom("none" as const, "spare" as const, "forged" as const);
    const asked = fc.record<Asked>({
      method,
      path,
      body,
      type: types,
      origin: origins,
      accept: accepts,
      cookie,
    });
    return {
      name: `route ${name}`,
      inputs: asked.map((one) => JSON.stringify(one)),
      share: 0.2,
      open: async () => new Requesting(needs),
    };
  });
}

const withinMs = 20_000;

class Requesting implements Lane {
  readonly #needs: AskingNeeds;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(needs: AskingNeeds) {
    this.#needs = needs;
  }

  async probe(input: string): Promise<string | null> {
    const asked = JSON.parse(input) as Asked;
    const { status, text, type } = await this.#request(asked);
    count(this.#needs.tally, String(status));
    const said = `${status} ${text.slice(0, 200)}`;
    if (status === 0) return `no answer: ${text}`;
    if (status >= 500) return `answered ${said}`;
    const isForeign = !["", "same"].includes(asked.origin);
    const isSafe = ["GET", "HEAD", "OPTIONS"].includes(asked.method);
    if (isForeign && !isSafe && status < 400) return `done for a page of another site: ${said}`;
    if (status < 400 || asked.method === "HEAD") return null;
    if (!type.includes("application/json")) return `refused in no words of the contract: ${said}`;
    return errorFault(JSON.parse(text) as { code?: never }) && `refused in no words of the contract: ${said}`;
  }

  #request({
    method,
    path,
    body,
    type,
    origin,
    accept,
    cookie,
  }: Asked): Promise<{ status: number; text: string; type: string }> {
    const { url, world } = this.#needs;
    const cookies = { none: null, spare: world.spareCookie, forged: `${world.spareCookie}x` };
    const sentBody = ["GET", "HEAD"].includes(method) ? "" : body;
    const headers = {
      accept,
      "content-length": Buffer.byteLength(sentBody),
      ...(type === "" ? {} : { "content-type": type }),
      ...(origin === "" ? {} : { origin: origin === "same" ? url : origin }),
      ...(cookies[cookie] === null ? {} : { cookie: cookies[cookie] }),
    };
    return new Promise((resolve) => {
      const sent = request(
        url,
        { method, path, headers, agent: this.#agent, timeout: withinMs },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, text, type: response.headers["content-type"] ?? "" }),
          );
        },
      );
      sent.on("timeout", () => sent.destroy(new Error("too slow")));
      sent.on("error", (error) => resolve({ status: 0, text: error.message, type: "" }));
      sent.end(sentBody);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
