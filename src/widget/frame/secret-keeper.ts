import type { SecretKeeper } from "#client/kept-identity.ts";

type Kept = Awaited<ReturnType<SecretKeeper["keep"]>>;

interface Heard {
  readonly begun: () => void;
  readonly forgotten: () => void;
}

/** Tells the other pages of this browser what has become of the chat, on this site. */
const channelOf = (widgetId: string) => new BroadcastChannel(`bellhop-${widgetId}`);

/** Listens to what other pages, and this one, do with the secret that the browser keeps. */
export function hearOfSecret(widgetId: string, heard: Heard): void {
  channelOf(widgetId).addEventListener("message", ({ data }) => heard[data as keyof Heard]());
}

/** Has the browser keep the customer's secret in a cookie that no script can read. (W-1) */
export function secretKeeper(widgetId: string): SecretKeeper {
  return {
    async keep(secret) {
      const answer = await post("keep", { widgetId, secret });
      // A page without an origin of its own, as in a sandbox, is none of the server's.
      if (!answer.ok) return "refused";
      const { state } = (await answer.json()) as { state: Kept };
      if (state === "kept") channelOf(widgetId).postMessage("begun");
      return state;
    },
  };
}

/**
 * Has the browser forget it, and all its pages leave the chat; `false` when the server cannot be asked now, which
 * alone can take the cookie away.
 */
export async function forgetSecret(widgetId: string): Promise<boolean> {
  const isDone = await post("forget", { widgetId }).then(
    () => true,
    () => false,
  );
  channelOf(widgetId).postMessage("forgotten");
  return isDone;
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
  if (answer.status >= 500) throw new Error(`The server answered ${answer.status}`);
  return answer;
}
