import { useDebouncedValue } from "@mantine/hooks";
import { searchTextLengthMax } from "#contract/limits.ts";
import { useAnswer } from "../session/use-answer.ts";

/** How long typing rests before it is searched for. */
const restMs = 200;

/** What is searched for when somebody types this; `null`: it is too long to be searched for. */
export function searchTextOf(typed: string): string | null {
  const text = typed.trim();
  return text.length <= searchTextLengthMax ? text : null;
}

/** The contacts that fit the text, asked for once typing rests; `null`: none are looked for. */
export function useFoundContacts(text: string | null) {
  const [asked] = useDebouncedValue(text, restMs);
  const { answer, failure, askAgain } = useAnswer("contact.search", asked === null ? null : { text: asked });
  return { contacts: text === null ? [] : (answer?.contacts ?? null), failure, askAgain };
}
