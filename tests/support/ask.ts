import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";

interface Asked {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: object;
  /** Left out: POST with a body, else GET. */
  readonly method?: string;
  /** The certificate that the other side has. */
  readonly ca?: string;
  /** The name that is asked for in TLS, where it is not the one of the host header. */
  readonly servername?: string;
  /** The address of this machine to ask from. */
  readonly localAddress?: string;
}

/** Asks with exactly these headers, a host among them, which `fetch` would replace; a body makes it a POST. */
export async function ask(url: string, path: string, { headers = {}, body, method, ...from }: Asked = {}) {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  const question = request(url + path, {
    method: method ?? (body ? "POST" : "GET"),
    headers: body ? { "content-type": "application/json", ...headers } : headers,
    ...from,
  });
  question.end(body && JSON.stringify(body));
  const [answer] = (await once(question, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}
