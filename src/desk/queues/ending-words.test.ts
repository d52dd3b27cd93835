import { expect, test } from "vitest";
import { type ErrorCode, commandError } from "#contract/error-codes.ts";
import { endingWords } from "./ending-words.ts";

const ok = { ok: { log: "chat", number: 2, at: 0 } };
const refused = (code: ErrorCode) => ({ refusal: commandError(code) });

test("[A-7] what was ended is counted", () => {
  expect(endingWords([ok])).toEqual({ tone: "done", words: "1 chat was ended." });
  expect(endingWords([ok, ok])).toEqual({ tone: "done", words: "2 chats were ended." });
});

test("[A-7] chats that were taken or over meanwhile are not counted as ended", () => {
  expect(endingWords([ok, refused("already-owned"), refused("chat-over"), refused("not-found")])).toEqual({
    tone: "refused",
    words: "1 chat was ended. 3 chats were left alone, being taken or over by then.",
  });
});

test("[A-7] what failed says why", () => {
  const { words } = endingWords([refused("store-unavailable"), refused("busy"), refused("already-owned")]);
  expect(words).toBe(
    `No chats were ended. 1 chat was left alone, being taken or over by then. 2 chats were not ended: ${commandError("store-unavailable").words}`,
  );
});
