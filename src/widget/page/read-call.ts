import { cutText } from "#client/cut-text.ts";
import {
  fieldNameLengthMax,
  fieldValueLengthMax,
  fieldsMax,
  identityTokenLengthMax,
  messageTextLengthMax,
} from "#contract/limits.ts";
import type { BellhopAvailability, BellhopEvents } from "../page-api.ts";

export type Listener = (detail: BellhopEvents[keyof BellhopEvents]) => void;

/** A call of the page's that could be read. */
export type Command =
  | { readonly name: "open" | "close" | "show" | "hide" | "reset" }
  | { readonly name: "prefill" | "identify" | "language"; readonly text: string }
  /** `null` takes the field away. */
  | { readonly name: "fields"; readonly fields: ReadonlyMap<string, string | null> }
  | { readonly name: "availability"; readonly tell: (availability: BellhopAvailability) => void }
  | { readonly name: "on" | "off"; readonly event: keyof BellhopEvents; readonly listener: Listener };

/** A call as it was read. Beside a warning there may be a command, made of what was right. */
export interface ReadCall {
  readonly command?: Command;
  /** The fault in words, and what to write instead. */
  readonly warning?: string;
}

const examples: Readonly<Record<Command["name"], string>> = {
  open: "",
  close: "",
  show: "",
  hide: "",
  reset: "",
  prefill: `"I have a question"`,
  identify: "token",
  language: `"de"`,
  fields: `{ order: "4711" }`,
  availability: "(availability) => { … }",
  on: `"unread", ({ count }) => { … }`,
  off: `"unread", listener`,
};

const events: Readonly<Record<keyof BellhopEvents, true>> = {
  ready: true,
  opened: true,
  closed: true,
  message: true,
  unread: true,
  ended: true,
  identified: true,
  "not-identified": true,
};

/** Reads a call of the company's page, whatever was given. Throws nothing. */
export function readCall(call: unknown): ReadCall {
  try {
    const [name, first, second] = Array.from(call as ArrayLike<unknown>);
    return typeof name === "string" && Object.hasOwn(examples, name)
      ? readCommand(name as Command["name"], first, second)
      : { warning: `there is no ${shown(name)}. There are: ${Object.keys(examples).join(", ")}.` };
  } catch {
    // A getter of the page's own may throw.
    return { warning: "a call could not be read." };
  }
}

function readCommand(name: Command["name"], first: unknown, second: unknown): ReadCall {
  switch (name) {
    case "prefill":
      return typeof first === "string"
        ? { command: { name, text: cutText(first, messageTextLengthMax) } }
        : wrong(name, "a text", first);
    case "identify":
      return typeof first === "string" && first.length <= identityTokenLengthMax
        ? { command: { name, text: first } }
        : wrong(
            name,
            `a token that your server has signed, of at most ${identityTokenLengthMax} characters`,
            first,
          );
    case "language":
      return isLanguage(first)
        ? { command: { name, text: first } }
        : wrong(name, "the tag of a language", first);
    case "fields":
      return readFields(first);
    case "availability":
      return typeof first === "function"
        ? { command: { name, tell: first as (availability: BellhopAvailability) => void } }
        : wrong(name, "a function", first);
    case "on":
    case "off": {
      if (typeof first !== "string" || !Object.hasOwn(events, first))
        return wrong(name, `the name of an event (${Object.keys(events).join(", ")})`, first);
      if (typeof second !== "function") return wrong(name, "a function", second);
      return { command: { name, event: first as keyof BellhopEvents, listener: second as Listener } };
    }
    default:
      return { command: { name } };
  }
}

/** Keeps what is right, and says once what is not. */
function readFields(given: unknown): ReadCall {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return wrong("fields", "an object of names and values", given);
  const fields = new Map<string, string | null>();
  const complaints: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const text = value === null ? null : textOf(value);
    const at = shown(name);
    if (text === undefined)
      complaints.push(`${at} needs a text, a number or true or false, not ${kindOf(value)}`);
    else if (name.trim() === "" || name.length > fieldNameLengthMax)
      complaints.push(`the name ${at} must have 1 to ${fieldNameLengthMax} characters`);
    else if (fields.size >= fieldsMax) complaints.push(`${at} is one more than ${fieldsMax}`);
    else {
      const isLong = (text?.length ?? 0) > fieldValueLengthMax;
      if (isLong) complaints.push(`${at} was cut to ${fieldValueLengthMax} characters`);
      fields.set(name.trim(), text && isLong ? `${cutText(text, fieldValueLengthMax - 1)}…` : text);
    }
  }
  const command = { name: "fields", fields } as const;
  return complaints.length > 0 ? { command, warning: `fields: ${complaints.join("; ")}.` } : { command };
}

function textOf(value: unknown): string | undefined {
  const isText = ["string", "number", "boolean"].includes(typeof value);
  return isText ? String(value) : undefined;
}

function isLanguage(given: unknown): given is string {
  try {
    return typeof given === "string" && Intl.getCanonicalLocales(given).length === 1;
  } catch {
    return false;
  }
}

function wrong(name: Command["name"], needed: string, given: unknown): ReadCall {
  return {
    warning: `${name} needs ${needed}: bellhop("${name}", ${examples[name]}). It was given ${kindOf(given)}.`,
  };
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${shown(value)}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function shown(name: unknown): string {
  return typeof name === "string" ? `"${cutText(name, 40)}"` : "such command";
}
