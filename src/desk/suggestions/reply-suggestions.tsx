import { Link } from "@tanstack/react-router";
import { type Ref, useEffect, useMemo, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { typeInto } from "../drafts/type-into.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { findTemplates } from "../templates/find-templates.ts";
import { useInsertTemplate } from "../templates/use-insert-template.ts";
import { laterWords } from "../words/words.ts";
import { type Emoji, findEmoji, findWholeEmoji } from "./find-emoji.ts";
import type { Trigger } from "./find-trigger.ts";
import { SuggestionList, type TakeKey } from "./suggestion-list.tsx";
import classes from "./suggestions.module.css";

interface Props {
  readonly chatId: ChatId;
  readonly fieldId: string;
  readonly trigger: Trigger;
  readonly keys: Ref<TakeKey>;
  readonly close: () => void;
}

/** What is suggested while a reply is typed: templates after a slash, emoji after a colon. (B-34) */
export function ReplySuggestions(props: Props) {
  return props.trigger.kind === "template" ? <Templates {...props} /> : <EmojiNames {...props} />;
}

/** Most templates shown at once: further ones are found by typing on. */
const templatesShownMax = 20;

function Templates({ chatId, fieldId, trigger, keys, close }: Props) {
  const templates = useCards("template");
  const item = useCard("item", chatId);
  const insert = useInsertTemplate(chatId);
  const { search } = trigger;
  const found = useMemo(
    () =>
      item
        ? findTemplates(Object.values(templates), { queueId: item.queueId, search }).slice(
            0,
            templatesShownMax,
          )
        : [],
    [templates, item, search],
  );
  const suggestions = found.map((template) => ({
    id: template.templateId,
    shown: (
      <div className={classes.template}>
        <strong dir="auto">{template.name}</strong>
        {template.shortcut !== "" && <span className={classes.shortcut}>/{template.shortcut}</span>}
        <small dir="auto">{template.text}</small>
      </div>
    ),
    choose: () => {
      const field = document.getElementById(fieldId);
      if (field instanceof HTMLTextAreaElement) insert(field, template, trigger);
    },
  }));
  return (
    <SuggestionList
      fieldId={fieldId}
      label={laterWords.suggestions.templates}
      search={search}
      suggestions={suggestions}
      none={laterWords.chatPanel.noTemplateFound}
      foot={
        <Link to="/settings/$section" params={{ section: "templates" }} className={classes.foot}>
          {laterWords.suggestions.keepTemplates}
        </Link>
      }
      keys={keys}
      close={close}
    />
  );
}

function EmojiNames({ fieldId, trigger, keys, close }: Props) {
  const table = useEmojiTable();
  const { search } = trigger;
  const put = ({ emoji }: Emoji) => {
    const field = document.getElementById(fieldId);
    if (field instanceof HTMLTextAreaElement) typeInto(field, emoji, trigger);
  };
  const whole = findWholeEmoji(table, search);
  useEffect(() => {
    if (!whole) return undefined;
    // Only once the colon has been typed is this an edit of its own, which the browser can undo.
    const timer = setTimeout(() => put(whole));
    return () => clearTimeout(timer);
  });
  const suggestions = findEmoji(table, search).map((one) => ({
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

let loadedTable: readonly Emoji[] = [];

/** The names are loaded when the first colon is typed; until then, and where they cannot be, there are none. */
function useEmojiTable(): readonly Emoji[] {
  const [table, setTable] = useState(loadedTable);
  useEffect(() => {
    if (loadedTable.length > 0) return undefined;
    let isHere = true;
    import("gemoji").then(
      ({ gemoji }) => {
        loadedTable = gemoji;
        if (isHere) setTable(gemoji);
      },
      () => null,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return table;
}
