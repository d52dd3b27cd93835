import { randomInt } from "node:crypto";
import type { FoundingForm } from "../set-up/founding-form.ts";
import type { SetUp } from "../set-up/set-up.ts";
import { RequestFault } from "./read-request.ts";

interface Needs {
  readonly setUp: SetUp;
  readonly say: (line: string) => void;
}

/**
 * Creates an account and prints its administrator's password. The password is printed first: if the process
 * ended in between, nobody could enter the account and its address would be taken.
 */
export async function addAccount(founding: FoundingForm, { setUp, say }: Needs): Promise<void> {
  if (await setUp.isTaken(founding.email)) throw new RequestFault(taken);
  const password = newPassword();
  say(`${founding.email} signs in with the password  ${password}`);
  say("It is shown this once, and changed in the settings under Users. It counts once the account is made:");
  const founded = await setUp.found({ ...founding, password });
  if (!founded) throw new RequestFault(taken);
  say(`"${founding.accountName}" is made, account ${founded.accountId}.`);
}

const taken = "That e-mail address is taken. Give the administrator another one. No account was made.";

/** Characters that are not mistaken for each other when read aloud. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** 79 random bits, in groups. */
function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
