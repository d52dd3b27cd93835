import type { Engine } from "../engines/engine.ts";
import { contactWordTable, ledgerAndRows } from "./ledger-and-rows.ts";
import { staffSignIn } from "./staff-sign-in.ts";

/** Everything the first released version has. */
export function baseline(engine: Engine["name"]): readonly string[] {
  const bytewise = engine === "postgres" ? 'collate "C"' : "";
  return [...ledgerAndRows, ...contactWordTable(bytewise), ...staffSignIn];
}
