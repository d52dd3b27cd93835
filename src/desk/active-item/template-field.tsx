import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ChatId, QueueId } from "#contract/ids.ts";
import { useChoices, useKey } from "../keys/use-key.ts";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards } from "../session/use-desk.ts";
import classes from "./fields.module.css";
import { findTemplates } from "../templates/find-templates.ts";
import { useInsertTemplate } from "../templates/use-insert-template.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly queueId: QueueId;
}

/** Prepared texts: found by name and words, put into the draft at its cursor, to be edited there. (B-34) */
export function TemplateField({ chatId, queueId }: Props) {
  const { drafts } = useSignedInDesk();
  const insertTemplate = useInsertTemplate(chatId);
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
    setSearch("");
    // The list first gives the focus back.
    setTimeout(() => {
      const field = document.getElementById("response");
      if (!(field instanceof HTMLTextAreaElement)) return;
      insertTemplate(field, template, drafts.cursor("reply", chatId));
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
