import type { SecretKeeper } from "#client/kept-identity.ts";
import { tellOfSecret } from "./hear-of-secret.ts";

type Outcome = Awaited<ReturnType<SecretKeeper["keep"]>>;

/** Has the browser keep the customer's secret in a cookie that no script can read. (W-1) */
export async function keepSecret(widgetId: string, secret: string): Promise<Outcome> {
  // In a sandbox the page has no origin, and is none of the server's.
  if (origin === "null") return "refused";
  const answer = await post("keep", { widgetId, secret });
  const { state } = (await answer.json()) as { state: Outcome };
  if (state === "kept") tellOfSecret(widgetId, "begun");
  return state;
}

/** Has the browser forget it; `false` when the server cannot be asked now, which alone can take the cookie away. */
export function forgetSecret(widgetId: string): Promise<boolean> {
  return post("forget", { widgetId }).then(
    () => true,
    () => origin === "null",
  );
}

/** Rejects where the server cannot do it now. A page that is left meanwhile has it done all the same. */
async function post(what: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`/api/chat/${what}`, {
    method: "POST",
    keepalive: true,
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
  return answer;
}
