import { Link } from "@tanstack/react-router";
import { type Ref, useMemo } from "react";
import type { ChatId } from "#contract/ids.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { useCard, useCards } from "../session/use-desk.ts";
import { findTemplates } from "../templates/find-templates.ts";
import { useInsertTemplate } from "../templates/use-insert-template.ts";
import { laterWords } from "../words/words.ts";
import type { Trigger } from "./find-trigger.ts";
import { SuggestionList, type TakeKey } from "./suggestion-list.tsx";
import classes from "./suggestions.module.css";

const EmojiNames = lazyPart(async () => (await import("./emoji-names.tsx")).EmojiNames, null, "used");

export interface SuggestionsProps {
  readonly chatId: ChatId;
  readonly fieldId: string;
  readonly trigger: Trigger;
  readonly keys: Ref<TakeKey>;
  readonly close: () => void;
}

/** What is suggested while a reply is typed: templates after a slash, emoji after a colon. (B-34) */
export function ReplySuggestions(props: SuggestionsProps) {
  return props.trigger.kind === "template" ? <Templates {...props} /> : <EmojiNames {...props} />;
}

/** Most templates shown at once: further ones are found by typing on. */
const templatesShownMax = 20;

function Templates({ chatId, fieldId, trigger, keys, close }: SuggestionsProps) {
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
        <Link
          to="/settings/$section/{-$item}"
          params={{ section: "templates", item: undefined }}
          className={classes.foot}
        >
          {laterWords.suggestions.keepTemplates}
        </Link>
      }
      keys={keys}
      close={close}
    />
  );
}
