import type { CustomerSession } from "#client/customer-session.ts";
import type { FileLine } from "#client/file-upload.ts";

/** The way to the server's routes for files, with the customer's key, which is asked for again when it is over. */
export function fileLine(session: CustomerSession): FileLine {
  let key: string | null = null;
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    key ??= await session.readFileKey();
    if (key === null) throw new Error("There is no line to ask for a key");
    const headers = { ...(init.headers as object), authorization: `Bearer ${key}` };
    return fetch(path, { ...init, headers });
  };
  return {
    async fetch(path, init) {
      const answer = await ask(path, init);
      if (answer.status !== 401) return answer;
      key = null;
      return ask(path, init);
    },
    schedule(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
