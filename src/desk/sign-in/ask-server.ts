import type { CommandError } from "#contract/error-codes.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { loadLaterWords, words } from "../words/words.ts";

/** The answer, or the reason why there is none, in words for people. */
export type ServerAnswer<Value> =
  | { readonly ok: Value; readonly words?: never }
  | { readonly ok?: never; readonly words: string };

/** Asks the server over HTTP: a POST where there is something to say, else a GET. */
export async function askServer<Value>(path: string, body?: object): Promise<ServerAnswer<Value>> {
  const response = await fetchOrNull(path, body);
  if (!response) return { words: words.door.unreachable };
  const answer = await readJson(response);
  if (response.ok) return { ok: answer as Value };
  if (!isError(answer)) return { words: words.door.unreachable };
  // Without them the error is in the server's words.
  await loadLaterWords().catch(() => null);
  return { words: wordsForError(answer) };
}

/** Something between here and the server may answer, too. */
function isError(answer: unknown): answer is CommandError {
  return typeof (answer as Partial<CommandError> | null)?.words === "string";
}

async function fetchOrNull(path: string, body: object | undefined): Promise<Response | null> {
  try {
    return await fetch(
      path,
      body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      },
    );
  } catch (error) {
    // `fetch` throws a TypeError when there is no answer at all.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
