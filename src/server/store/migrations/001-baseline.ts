import { ledgerAndRows } from "./ledger-and-rows.ts";
import { staffSignIn } from "./staff-sign-in.ts";

/** Everything the first released version has. */
export const baseline = [...ledgerAndRows, ...staffSignIn] as const;
