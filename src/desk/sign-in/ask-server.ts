import type { CommandError } from "#contract/error-codes.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { loadLaterWords, words } from "../words/words.ts";

/** The answer, or the reason why there is none, in words for people. */
export type ServerAnswer<Value> =
  | { readonly ok: Value; readonly words?: never }
  | { readonly ok?: never; readonly words: string };

/** Asks the server over HTTP: a POST where there is something to say, else a GET. */
export async function askServer<Value>(path: string, body?: object): Promise<ServerAnswer<Value>> {
  const answered = await fetchOrNull(path, body);
  // Something between here and the server may answer, too, and with success: its page is no answer.
  if (!isObject(answered?.answer)) return { words: words.door.unreachable };
  const { isOk, answer } = answered;
  if (isOk) return { ok: answer as Value };
  if (!isError(answer)) return { words: words.door.unreachable };
  // Without them the error is in the server's words.
  await loadLaterWords().catch(() => null);
  return { words: wordsForError(answer) };
}

const isObject = (answer: unknown): answer is object => typeof answer === "object" && answer !== null;

const isError = (answer: object): answer is CommandError =>
  "words" in answer && typeof answer.words === "string";

/** Longest that an answer may take, whole; whoever asked must not wait for ever. */
const answerWithinMs = 30_000;

async function fetchOrNull(
  path: string,
  body: object | undefined,
): Promise<{ readonly isOk: boolean; readonly answer: unknown } | null> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    return { isOk: response.ok, answer: await response.json() };
  } catch (error) {
    // A TypeError: there is no answer, or it broke off. A SyntaxError: it is no JSON.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    if (error instanceof DOMException && error.name === "TimeoutError") return null;
    throw error;
  }
}
