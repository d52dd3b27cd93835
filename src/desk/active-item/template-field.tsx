import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ChatId, QueueId } from "#contract/ids.ts";
import { useChoices, useKey } from "../keys/use-key.ts";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards } from "../session/use-desk.ts";
import { insertAtCursor } from "../drafts/insert-at-cursor.ts";
import { typeInto } from "../drafts/type-into.ts";
import classes from "./fields.module.css";
import { findTemplates } from "./find-templates.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly queueId: QueueId;
}

/** Prepared texts: found by name and words, put into the draft at its cursor, to be edited there. (B-34) */
export function TemplateField({ chatId, queueId }: Props) {
  const { drafts, session } = useSignedInDesk();
  const templates = useCards("template");
  const [search, setSearch] = useState("");
  const found = useMemo(
    () => findTemplates(Object.values(templates), { queueId, search }),
    [templates, queueId, search],
  );
  const id = `template-${chatId}`;
  useKey("template", () => document.getElementById(id)?.focus(), chatId);

  const insert = (templateId: string | null) => {
    const template = templateId === null ? undefined : templates[templateId];
    if (!template) return;
    const selection = drafts.cursor("reply", chatId);
    const { text, inserted, cursor } = insertAtCursor(
      drafts.read("reply", chatId).text,
      template.text,
      selection,
    );
    setSearch("");
    // The list first gives the focus back.
    setTimeout(() => {
      const field = document.getElementById("response");
      if (field instanceof HTMLTextAreaElement) typeInto(field, inserted, selection);
      drafts.write("reply", chatId, { draft: { text, templateId: template.templateId }, now: session.now() });
      drafts.setCursor("reply", chatId, cursor);
      // Where the browser has not typed the text, the field has it once it is drawn.
      setTimeout(() => {
        if (field instanceof HTMLTextAreaElement) field.setSelectionRange(cursor.start, cursor.end);
      });
    });
  };
  useChoices(() =>
    findTemplates(Object.values(templates), { queueId, search: "" }).map(({ templateId, name, text }) => ({
      name: "insert-template",
      chatId,
      words: name,
      detail: text,
      act: () => insert(templateId),
    })),
  );
  return (
    <Select
      id={id}
      label={laterWords.chatPanel.template}
      placeholder={
        Object.keys(templates).length === 0
          ? laterWords.chatPanel.noTemplates
          : laterWords.chatPanel.searchTemplates
      }
      nothingFoundMessage={laterWords.chatPanel.noTemplateFound}
      leftSection={<Icon name="search" size={15} />}
      data={found.map(({ templateId, name }) => ({ value: templateId as string, label: name }))}
      filter={({ options }) => options}
      searchable
      selectFirstOptionOnChange
      searchValue={search}
      onSearchChange={setSearch}
      value={null}
      onChange={insert}
      maxDropdownHeight={320}
      renderOption={({ option }) => (
        <div className={classes.option}>
          <strong dir="auto">{option.label}</strong>
          <small dir="auto">{templates[option.value]?.text}</small>
        </div>
      )}
    />
  );
}
