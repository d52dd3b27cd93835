import {
  ConfigurationFault,
  defaultSessionTimes,
  readConfiguration,
} from "../configuration/configuration.ts";
import { systemClock } from "../ports/clock.ts";
import { randomIds } from "../ports/ids.ts";
import { StoreFault } from "../ports/store.ts";
import { SetUp } from "../set-up/set-up.ts";
import { StaffSignIn } from "../sign-in/staff-sign-in.ts";
import { openEngine } from "../store/engines/open-engine.ts";
import { SchemaFault } from "../store/migrations/migrations.ts";
import { openStore } from "../store/open-store.ts";
import { patience } from "../store/patience.ts";
import { addAccount } from "./add-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { RequestFault, readRequest } from "./read-request.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where lines for the operator go. */
export type Print = Pick<Console, "log" | "error">;

/** Carries out the command line and prints the result; resolves with the process's exit code. */
export async function runAccounts(
  words: readonly string[],
  environment: Environment,
  print: Print = console,
): Promise<number> {
  try {
    await doRequest(words, environment, print);
    return 0;
  } catch (fault) {
    // The last line of the process: one that says what to do, or else everything there is.
    print.error(isOurs(fault) ? fault.message : fault);
    return 1;
  }
}

async function doRequest(words: readonly string[], environment: Environment, print: Print): Promise<void> {
  const request = readRequest(words);
  const configuration = readConfiguration([], environment);
  const beside = request.kind === "add" ? "writing" : "reading";
  const engine = await openEngine(configuration, patience, { beside, said: (words) => print.error(words) });
  const store = openStore(engine);
  try {
    if (request.kind === "list") {
      print.log(await listAccounts({ store, homes: engine.homes }));
      return;
    }
    const ids = randomIds();
    const { authDatabase } = engine;
    const credentials = new StaffSignIn({
      store,
      ids,
      authDatabase,
      times: defaultSessionTimes,
      // Nobody signs in here.
      mayComeIn: async () => false,
      failed: () => {},
    });
    const setUp = new SetUp({ store, clock: systemClock(), ids, credentials });
    await addAccount(request.founding, { setUp, say: (line) => print.log(line) });
  } finally {
    await store.close();
  }
}

function isOurs(fault: unknown): fault is Error {
  const ours = [RequestFault, ConfigurationFault, StoreFault, SchemaFault];
  return ours.some((kind) => fault instanceof kind);
}
