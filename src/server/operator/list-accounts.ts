import { stripVTControlCharacters } from "node:util";
import type { Account } from "#core/account/account.ts";
import type { AccountId } from "#core/ids.ts";
import type { AnyState } from "../logs/log-states.ts";
import { readWhatGoesOn } from "../logs/read-what-goes-on.ts";
import type { Homes } from "../ports/homes.ts";
import { type LogKind, type Store, StoreFault } from "../ports/store.ts";

/** Longest reason printed for an account that cannot be read: it has to fit on a line. */
const reasonLengthMax = 100;

interface Needs {
  readonly store: Store;
  readonly homes: Homes;
}

/** The accounts of an installation as lines of a table, by name. */
export async function listAccounts({ store, homes }: Needs): Promise<string> {
  const accountIds = await store.readAccountIds();
  if (accountIds.length === 0) return "There is no account yet.";
  const seen = await homes.seen();
  const rows: Row[] = [];
  for (const accountId of accountIds) {
    const home = seen && homeWords(seen.get(accountId));
    rows.push({ id: accountId, ...(await describe(store, accountId)), ...(home === null ? {} : { home }) });
  }
  return tableOf(rows.toSorted((a, b) => a.name.localeCompare(b.name)));
}

interface Row {
  readonly id: AccountId;
  readonly name: string;
  readonly users: string;
  readonly chats: string;
  readonly home?: string;
  readonly trouble: string;
}

function homeWords(address: string | undefined): string {
  return address === undefined ? "closed" : address || "open";
}

/** Reads all that a server reads to open it: where that fails, no server can open it either. */
async function describe(store: Store, accountId: AccountId): Promise<Omit<Row, "id" | "home">> {
  const found: { account: Account | null; chats: number } = { account: null, chats: 0 };
  const keep = (kind: LogKind, _id: string, state: AnyState) => {
    if (kind === "account") found.account = state as Account;
    if (kind === "chat") found.chats += 1;
  };
  const trouble = await readWhatGoesOn({ accountId, store, keep }).then(() => "", reasonOf);
  const { account, chats } = found;
  const name = inOneLine(account?.name ?? "?");
  if (!account || trouble) return { name, users: "?", chats: "?", trouble };
  return { name, users: `${Object.keys(account.users).length}`, chats: `${chats}`, trouble };
}

function reasonOf(fault: unknown): string {
  if (fault instanceof StoreFault) throw fault;
  const reason = inOneLine(fault instanceof Error ? fault.message : String(fault));
  return `cannot be read: ${reason.slice(0, reasonLengthMax)}`;
}

/** A name is its administrator's: nothing in it may move the operator's cursor. */
function inOneLine(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{C}+/gu, " ");
}

const numeric: ReadonlySet<string> = new Set(["users", "chats"]);

function tableOf(rows: readonly Row[]): string {
  const columns = ["id", "name", "users", "chats", "home", "trouble"] as const;
  const shown = columns.filter((column) => rows.some((row) => row[column]));
  const lines = [Object.fromEntries(shown.map((column) => [column, column])), ...rows];
  const widths = shown.map((column) => Math.max(...lines.map((row) => (row[column] ?? "").length)));
  return lines
    .map((row) =>
      shown
        .map((column, index) => {
          const text = row[column] ?? "";
          const width = widths[index] ?? 0;
          return numeric.has(column) ? text.padStart(width) : text.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
