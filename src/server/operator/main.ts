// What `npm run accounts` runs once it is built; it may run beside servers.
import { runAccounts } from "./run-accounts.ts";

process.exit(await runAccounts(process.argv.slice(2), process.env));
