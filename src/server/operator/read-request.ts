import { nameLengthMax } from "#contract/limits.ts";
import { parseArgs } from "node:util";
import { type FoundingForm, foundingForm } from "../set-up/founding-form.ts";

/** The operator's request. */
export type OperatorRequest =
  | { readonly kind: "list" }
  | { readonly kind: "add"; readonly founding: FoundingForm };

/** The request makes no sense or cannot be fulfilled. */
export class RequestFault extends Error {}

export const usage = `npm run accounts                      lists the accounts
npm run accounts -- add --name="Acme" --admin="Kim Tanaka" --email=kim@acme.example
                                      makes one, with its first administrator`;

/** The option for each field. */
const fields = { accountName: "--name", name: "--admin", email: "--email" } as const;

/** Reads the words of a command line. Throws a `RequestFault` that says what is wrong and what would be right. */
export function readRequest(words: readonly string[]): OperatorRequest {
  const { values, positionals } = parsed(words);
  const [action = "list", ...more] = positionals;
  if (more.length > 0)
    throw new RequestFault(`Put names in quotes; "${more[0]}" is one word too many.\n${usage}`);
  if (action === "add") return { kind: "add", founding: foundingOf(values) };
  if (action !== "list") throw new RequestFault(`There is no "${action}".\n${usage}`);
  if (Object.keys(values).length > 0) throw new RequestFault(`A list takes no further words.\n${usage}`);
  return { kind: "list" };
}

type Values = Readonly<Partial<Record<"name" | "admin" | "email", string>>>;

function parsed(words: readonly string[]): { readonly values: Values; readonly positionals: string[] } {
  try {
    const text = { type: "string" } as const;
    const options = { name: text, admin: text, email: text };
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown };
    if (!String(code).startsWith("ERR_PARSE_ARGS_")) throw cause;
    throw new RequestFault(`${(cause as Error).message.split(". ")[0]}.\n${usage}`);
  }
}

function foundingOf({ name = "", admin = "", email = "" }: Values): FoundingForm {
  const form = foundingForm.safeParse({ accountName: name, name: admin, email: email.trim() });
  if (form.success) return form.data;
  const wrong = new Set(form.error.issues.map(({ path }) => fields[path[0] as keyof typeof fields]));
  throw new RequestFault([...wrong].map((field) => wordsOf[field]).join("\n"));
}

const wordsOf: Record<(typeof fields)[keyof typeof fields], string> = {
  "--name": `--name must be the company's name, at most ${nameLengthMax} characters.`,
  "--admin": `--admin must be the name of its first administrator, at most ${nameLengthMax} characters.`,
  "--email": "--email must be the e-mail address by which the administrator signs in.",
};
