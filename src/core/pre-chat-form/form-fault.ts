import type { Refusal } from "../refusal.ts";
import type { FormField, PreChatForm } from "./pre-chat-form.ts";

/** Why a form cannot be as it is. */
export type FormFault = "asked-twice" | "too-few-choices" | "said-twice" | "wrong-link";

/** Kinds of which one answer is used beside the form, so that a second would say something else. */
const onceKinds: readonly FormField["kind"][] = ["name", "email", "phone"];

/** Why the form cannot be saved so; `null` when it can. */
export function formFault({ fields, topics, consent }: PreChatForm): Refusal | null {
  const fault = (why: FormFault, name: string) => ({ refused: "form-wrong", why, name }) as const;
  const twice = repeated([...fields, ...topics].map(({ label }) => label));
  if (twice !== null) return fault("said-twice", twice);
  for (const [index, { kind, label, choices }] of fields.entries()) {
    const isAskedBefore = fields.slice(0, index).some((other) => other.kind === kind);
    if (onceKinds.includes(kind) && isAskedBefore) return fault("asked-twice", label);
    if (kind === "choice" && choices.length < 2) return fault("too-few-choices", label);
    const choice = repeated(choices);
    if (choice !== null) return fault("said-twice", choice);
  }
  if (consent && consent.link !== "" && !isWebAddress(consent.link)) return fault("wrong-link", consent.link);
  return null;
}

function repeated(texts: readonly string[]): string | null {
  const same = texts.map((text) => text.trim().toLowerCase());
  const index = same.findIndex((text, at) => same.indexOf(text) < at);
  return texts[index] ?? null;
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(link);
}
