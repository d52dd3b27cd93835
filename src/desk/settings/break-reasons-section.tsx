import { Switch } from "@mantine/core";
import type { BreakReasonId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { laterWords } from "../words/words.ts";
import { DurationField } from "./duration-field.tsx";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";

/** The initial value of a maximum when it is switched on. */
const firstMaxMs = 15 * 60_000;

export function BreakReasonsSection() {
  const { breaks } = laterWords.settingsChoices;
  const items = Object.values(useCards("break-reason"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ breakReasonId, name, maxMs }) => ({
      id: breakReasonId,
      name,
      cells: [breaks.max(maxMs === null ? null : durationWords(maxMs))],
    }));
  return (
    <Section title={breaks.title} explains={breaks.explains}>
      <ListAndForm<BreakReasonId>
        items={items}
        columns={[breaks.columns.max]}
        newWords={breaks.newReason}
        icon="cup"
        Form={BreakReasonForm}
      />
    </Section>
  );
}

function BreakReasonForm({ id: breakReasonId, select }: FormProps<BreakReasonId>) {
  const { breaks } = laterWords.settingsChoices;
  const card = useCard("break-reason", breakReasonId);
  return (
    <ItemForm<BreakReasonId, Draft<"break-reason">>
      id={breakReasonId}
      select={select}
      newWords={breaks.newReason}
      saved={{ name: card?.name ?? "", maxMs: card?.maxMs ?? null }}
      save={(draft, ask) => ask("break-reason.save", { breakReasonId, ...draft })}
      remove={{
        means: breaks.removeHint,
        act: (id, ask) => ask("break-reason.remove", { breakReasonId: id }),
      }}
    >
      {(draft, change) => (
        <>
          <NameField value={draft.name} change={change} />
          <Switch
            label={breaks.hasMax}
            checked={draft.maxMs !== null}
            onChange={(event) => change({ maxMs: event.currentTarget.checked ? firstMaxMs : null })}
          />
          {draft.maxMs !== null && (
            <DurationField
              label={breaks.maxLength}
              description={breaks.maxLengthHint}
              valueMs={draft.maxMs}
              change={(maxMs) => change({ maxMs })}
            />
          )}
        </>
      )}
    </ItemForm>
  );
}
