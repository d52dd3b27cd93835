import type { FoundingForm } from "../set-up/founding-form.ts";
import { readableSecret } from "../set-up/readable-secret.ts";
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
  const password = readableSecret();
  say(`${founding.email} signs in with the password  ${password}`);
  say("It is shown this once, and changed at the desk. It counts once the account is made:");
  const founded = await setUp.found({ ...founding, password });
  if (!founded) throw new RequestFault(taken);
  say(`"${founding.accountName}" is made, account ${founded.accountId}.`);
}

const taken = "That e-mail address is taken. Give the administrator another one. No account was made.";
