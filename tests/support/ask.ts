import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";

interface Asked {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: object;
}

/** Asks with exactly these headers, a host among them, which `fetch` would replace; a body makes it a POST. */
export async function ask(url: string, path: string, { headers = {}, body }: Asked = {}) {
  const question = httpRequest(url + path, {
    method: body ? "POST" : "GET",
    headers: body ? { "content-type": "application/json", ...headers } : headers,
  });
  question.end(body && JSON.stringify(body));
  const [answer] = (await once(question, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}
