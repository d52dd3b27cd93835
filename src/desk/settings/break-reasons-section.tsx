import { Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { BreakReasonId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { DurationField } from "./duration-field.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { Section } from "./section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

/** What a maximum begins with when it is switched on. */
const firstMaxMs = 15 * 60_000;

export function BreakReasonsSection() {
  const items = Object.values(useCards("break-reason"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ breakReasonId, name, maxMs }) => ({
      id: breakReasonId,
      name,
      words: maxMs === null ? "No maximum" : `At most ${durationWords(maxMs)}`,
    }));
  return (
    <Section
      title="Break reasons"
      explains="What agents choose from when they go on break. Without a reason here nobody can go on break."
    >
      <ListAndForm<BreakReasonId>
        items={items}
        newWords="New break reason"
        icon="cup"
        Form={BreakReasonForm}
      />
    </Section>
  );
}

function BreakReasonForm({ id: breakReasonId, select }: FormProps<BreakReasonId>) {
  const card = useCard("break-reason", breakReasonId);
  const saved = useMemo(() => ({ name: card?.name ?? "", maxMs: card?.maxMs ?? null }), [card]);
  const form = useEdited<{ readonly name: string; readonly maxMs: number | null }>(saved);
  const save = useSave();
  const { draft, change } = form;
  const submit = async () => {
    const answer = await save.ask("break-reason.save", { breakReasonId, ...draft });
    if (!answer) return;
    form.settle();
    if (breakReasonId === null && answer.id) select(answer.id as BreakReasonId);
  };
  const remove = breakReasonId && (
    <RemoveButton
      verb="Remove"
      name={saved.name}
      means="It is offered no longer. Whoever is on this break stays on it."
      act={async () => void (await save.ask("break-reason.remove", { breakReasonId }))}
    />
  );
  return (
    <SettingsForm
      title={saved.name === "" ? "New break reason" : saved.name}
      form={form}
      save={save}
      submit={submit}
      isNew={breakReasonId === null}
      beside={remove}
    >
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={nameLengthMax}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Switch
        label="Has a maximum length"
        checked={draft.maxMs !== null}
        onChange={(event) => change({ maxMs: event.currentTarget.checked ? firstMaxMs : null })}
      />
      {draft.maxMs !== null && (
        <DurationField
          label="Maximum length"
          description="Shown to agents beside the reason"
          valueMs={draft.maxMs}
          change={(maxMs) => change({ maxMs })}
        />
      )}
    </SettingsForm>
  );
}
