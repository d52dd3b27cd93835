import { ask } from "../support/ask.ts";
import { type Attack, sentFrom } from "./attack.ts";

/** Passwords for addresses that are made up, and every fourth time for one that is there. */
export const passwords: Attack = {
  attackers: 64,
  pauseMs: 100,
  async go({ target, address, index, tally }) {
    tally.begun += 1;
    const email = index % 4 === 0 ? "ada@bench.example" : `nobody-${index}-${tally.begun}@bench.example`;
    const body = { email, password: "correct horse battery" };
    const { status } = await ask(target.url, "/api/sign-in", { headers: sentFrom(address), body });
    if (status !== 200) tally.refused += 1;
  },
};
