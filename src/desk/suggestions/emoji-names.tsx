import { gemoji } from "gemoji";
import { useEffect } from "react";
import { typeInto } from "../drafts/type-into.ts";
import { laterWords } from "../words/words.ts";
import { type Emoji, findEmoji, findWholeEmoji } from "./find-emoji.ts";
import type { SuggestionsProps } from "./reply-suggestions.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import classes from "./suggestions.module.css";

/** Emoji by their names, loaded with the table of them when the first colon is typed. */
export function EmojiNames({ fieldId, trigger, keys, close }: SuggestionsProps) {
  const { search } = trigger;
  const put = ({ emoji }: Emoji) => {
    const field = document.getElementById(fieldId);
    if (field instanceof HTMLTextAreaElement) typeInto(field, emoji, trigger);
  };
  const whole = findWholeEmoji(gemoji, search);
  useEffect(() => {
    if (!whole) return undefined;
    // Only once the colon has been typed is this an edit of its own, which the browser can undo.
    const timer = setTimeout(() => put(whole));
    return () => clearTimeout(timer);
  });
  const suggestions = findEmoji(gemoji, search).map((one) => ({
    id: one.emoji,
    shown: (
      <div className={classes.emoji}>
        <span>{one.emoji}</span> :{one.names[0]}:
      </div>
    ),
    choose: () => put(one),
  }));
  return (
    <SuggestionList
      fieldId={fieldId}
      label={laterWords.suggestions.emoji}
      search={search}
      suggestions={suggestions}
      none={null}
      keys={keys}
      close={close}
    />
  );
}
