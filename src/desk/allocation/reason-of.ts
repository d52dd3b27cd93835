import type { UserId } from "#contract/ids.ts";
import type { CandidateView } from "#contract/views/allocation-view.ts";
import { laterWords } from "../words/words.ts";

/** Why this agent was chosen, the first of these. (B-8) */
export function reasonOf(
  [chosen, ...others]: readonly CandidateView[],
  nameOf: (userId: UserId) => string,
): string {
  if (!chosen) return "";
  const words = laterWords.allocation;
  const name = nameOf(chosen.userId);
  const rivals = others.filter(({ why }) => why === null);
  if (rivals.length === 0) return words.only(name);
  const load = ({ owned, chatsMax }: CandidateView) => owned / chatsMax;
  const even = rivals.filter((rival) => load(rival) === load(chosen));
  if (even.length === 0) return words.fewest(name, chosen.owned, chosen.chatsMax);
  return words.longest(
    name,
    even.map(({ userId }) => nameOf(userId)),
  );
}
