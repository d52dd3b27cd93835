import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import type { RequestOrigin } from "#server/edge/request-origin.ts";
import { relayHeader } from "#server/relay/relay-proof.ts";
import { eventually, settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { relaySecret, startHome, startRelay } from "../support/relay-servers.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
});

interface Asked {
  readonly request: IncomingMessage;
  readonly origin: RequestOrigin;
  readonly body: string;
}

/** A home that answers so once it has the whole question, and a relay before it. */
async function given(
  answer: (response: ServerResponse, asked: Asked) => void,
  options: Parameters<typeof startRelay>[1] = {},
) {
  const asked: Asked[] = [];
  const home = await startHome({
    request: (request, response, origin) => {
      void text(request).then((body) => {
        asked.push({ request, origin, body });
        answer(response, { request, origin, body });
      });
    },
  });
  const server = await startRelay(home.url, options);
  running.push(home, server);
  return { asked, home, server, url: server.url };
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("a request to a home", () => {
  test("arrives as it was asked, with the client's address, and its answer comes back as it was given", async () => {
    const { asked, url } = await given((response) => {
      response.appendHeader("Set-Cookie", "a=1; Path=/").appendHeader("Set-Cookie", "b=2; HttpOnly");
      response.writeHead(201, "Made", { "Content-Type": "text/plain", "X-Own": "ü" });
      response.end("done");
    });
    const response = await fetch(`${url}/api/sign-out?all=1`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: "session=1", origin: url },
      body: JSON.stringify({ words: "こんにちは" }),
    });
    expect([response.status, response.statusText, await response.text()]).toEqual([201, "Made", "done"]);
    expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; HttpOnly"]);
    expect(response.headers.get("x-own")).toBe("ü");
    expect(asked).toMatchObject([
      {
        request: {
          method: "POST",
          url: "/api/sign-out?all=1",
          headers: { cookie: "session=1", origin: url, host: new URL(url).host },
        },
        origin: { kind: "relayed", address: "127.0.0.1" },
        body: '{"words":"こんにちは"}',
      },
    ]);
  });

  test.each([["DELETE"], ["POST"], ["PUT"]])("keeps a body of unknown length with %s", async (method) => {
    const { asked, url } = await given((response) => response.end());
    const question = httpRequest(url, { method, headers: { "transfer-encoding": "chunked" } });
    question.write("one, ");
    question.end("two");
    const [answer] = (await once(question, "response")) as [IncomingMessage];
    answer.resume();
    expect(asked[0]?.body).toBe("one, two");
  });

  test("passes on no header that concerns one connection only, in either direction", async () => {
    const { asked, url } = await given((response) => {
      response.writeHead(200, { Connection: "close, X-Hop", "X-Hop": "1", "X-End": "1", Trailer: "X" });
      response.end();
    });
    const headers = { Connection: "keep-alive, X-Hop", "X-Hop": "1", "X-End": "1", TE: "trailers" };
    const question = httpRequest(url, { headers }).end();
    const [answer] = (await once(question, "response")) as [IncomingMessage];
    answer.resume();
    for (const got of [asked[0]?.request.headers, answer.headers]) {
      expect(got).toMatchObject({ "x-end": "1" });
      for (const hop of ["x-hop", "te", "trailer"]) expect(got).not.toHaveProperty(hop);
    }
    expect(answer.headers.connection).toBe("keep-alive");
  });

  test.each([
    ["HEAD", 200],
    ["GET", 204],
    ["GET", 304],
    ["GET", 404],
  ])("brings back what has no body or is an error: %s %d", async (method, status) => {
    const { url } = await given((response) => response.writeHead(status).end());
    const response = await fetch(url, { method });
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });

  test("streams an answer: its first part is there before the home has the rest", async () => {
    const { url } = await given((response) => {
      response.write("first");
      parts.push(response);
    });
    const parts: ServerResponse[] = [];
    const response = await fetch(url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("first");
    parts[0]?.end("second");
    expect((await reader?.read())?.value).toBe("second");
  });
});

describe("a request that cannot be relayed", () => {
  test.each([["GET"], ["POST"]])("is answered so when the home refuses connections: %s", async (method) => {
    const { url, home } = await given(() => {});
    await home.stop();
    running.splice(0, 1);
    const response = await fetch(`${url}/api/sign-out`, { method });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await codeOf(response)).toBe("home-away");
  });

  test.each([
    ["GET", 503, "home-away"],
    ["POST", 500, "internal"],
  ])("is answered so when the home dies over it: %s %d %s", async (method, status, code) => {
    const { url } = await given((_response, { request }) => request.socket.destroy());
    const response = await fetch(url, { method });
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  test("is answered so when the home has not answered in 15 s", async () => {
    const clock = manualClock(Date.now());
    const { url, asked } = await given(() => {}, { clock });
    const answered = fetch(url);
    await eventually(() => expect(asked).toHaveLength(1));
    await settle();
    clock.pass(15_000);
    expect(await codeOf(await answered)).toBe("home-away");
  });

  test("breaks off when the home dies in the middle of its answer", async () => {
    const { url } = await given((response, { request }) => {
      response.write("half", () => request.socket.destroy());
    });
    const response = await fetch(url);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  test("is not relayed a second time, nor for one who pretends to be a server", async () => {
    const { server, asked } = await given((response) => response.end());
    const first = await startRelay(server.url);
    running.push(first);
    const again = await fetch(first.url);
    expect([again.status, await codeOf(again)]).toEqual([503, "home-away"]);
    const forged = await fetch(first.url, { headers: { [relayHeader]: "made.up" } });
    expect([forged.status, await codeOf(forged)]).toEqual([403, "not-permitted"]);
    expect(asked).toEqual([]);
  });

  test("is known as forged where the secret is another", async () => {
    const { url, asked } = await given((response) => response.end(), { secret: `another ${relaySecret}` });
    await fetch(url);
    expect(asked[0]?.origin).toEqual({ kind: "forged" });
  });

  test("is ended at the home when the client leaves", async () => {
    const { url, asked } = await given(() => {});
    const question = httpRequest(url)
      .on("error", () => {})
      .end();
    await eventually(() => expect(asked).toHaveLength(1));
    question.destroy();
    await eventually(() => expect(asked[0]?.request.socket.destroyed).toBe(true));
  });
});
