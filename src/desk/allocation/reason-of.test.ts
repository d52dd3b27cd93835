import { expect, test } from "vitest";
import type { UserId } from "#contract/ids.ts";
import type { CandidateView } from "#contract/views/allocation-view.ts";
import { loadLaterWords } from "../words/words.ts";
import { reasonOf } from "./reason-of.ts";

const nameOf = (userId: UserId) => userId as string;
const agent = (userId: string, change: Partial<CandidateView> = {}): CandidateView => ({
  userId: userId as UserId,
  why: null,
  owned: 1,
  chatsMax: 4,
  lastAllocatedAt: 0,
  ...change,
});

test("[B-13] [B-8] the reason is what set the chosen one apart from those who could have had the chat", async () => {
  await loadLaterWords();
  const robin = agent("Robin");
  expect(reasonOf([robin, agent("Kim", { why: "at-maximum" })], nameOf)).toBe(
    "Robin was the only one who could be given it.",
  );
  expect(reasonOf([robin, agent("Sam", { owned: 2 })], nameOf)).toBe(
    "Robin got it, with the fewest chats for their maximum: 1 of 4.",
  );
  const even = [agent("Sam", { owned: 2, chatsMax: 8 }), agent("Kim"), agent("Lee", { owned: 3 })];
  expect(reasonOf([robin, ...even], nameOf)).toBe(
    "Robin got it, with as few chats for their maximum as Sam and Kim, and without a new one for longer.",
  );
});
