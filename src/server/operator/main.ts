// Entry point of `npm run accounts`; may run while servers run.
import { runAccounts } from "./run-accounts.ts";

process.exit(await runAccounts(process.argv.slice(2), process.env));
