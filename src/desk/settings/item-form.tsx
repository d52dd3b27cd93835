import type { ReactNode } from "react";
import type { Answer } from "#contract/frames.ts";
import type { SettingIdField, SettingItem, SettingKind } from "#contract/settings.ts";
import { laterWords } from "../words/words.ts";
import type { FormProps } from "./list-and-form.tsx";
import { RemoveButton, type RemovingWords } from "./remove-button.tsx";
import { SettingsForm } from "./settings-form.tsx";
import classes from "./settings.module.css";
import { type EditedForm, useEdited } from "./use-edited.ts";
import { type Save, useSave } from "./use-save.ts";

/** The editable fields of an item of this kind. */
export type Draft<Kind extends SettingKind> = Omit<SettingItem<Kind>, SettingIdField<Kind>>;

type Ask = Save["ask"];

interface Props<Id extends string, Value extends object> extends Pick<FormProps<Id>, "id" | "select"> {
  /** "New group" */
  readonly newWords: string;
  /** The initial values: the item as it is saved, or the defaults of a new one. */
  readonly saved: Value & { readonly name: string };
  readonly save: (draft: Value, ask: Ask) => Promise<Answer | null>;
  /** Fields to change in the draft once it is saved. */
  readonly afterSave?: (draft: Value) => Partial<Value>;
  /** Left out when the item cannot be removed. */
  readonly remove?: {
    /** "Remove" by default. */
    readonly words?: RemovingWords;
    readonly means: string;
    readonly act: (id: Id, ask: Ask) => Promise<unknown>;
  };
  /** Further actions on an existing item. */
  readonly renderBeside?: (save: Save) => ReactNode;
  /** Beside the form, on narrow screens below it. */
  readonly renderAside?: (draft: Value) => ReactNode;
  /** Below both. */
  readonly below?: ReactNode;
  readonly children: (draft: Value, change: EditedForm<Value>["change"]) => ReactNode;
}

/** The form of one item of a list, or of a new one. */
export function ItemForm<Id extends string, Value extends object>({
  id,
  select,
  newWords,
  saved,
  save: saveDraft,
  afterSave,
  remove,
  renderBeside,
  renderAside,
  below,
  children,
}: Props<Id, Value>) {
  const form = useEdited<Value>(saved);
  const save = useSave();
  const submit = async () => {
    const sent = form.draft;
    const answer = await saveDraft(sent, save.ask);
    if (!answer) return;
    form.settle(sent, { ...sent, ...afterSave?.(sent) });
    if (id === null && answer.id) select(answer.id as Id);
  };
  const settingsForm = (
    <SettingsForm
      title={id === null ? newWords : saved.name}
      form={form}
      save={save}
      submit={submit}
      isNew={id === null}
      beside={
        id !== null &&
        (renderBeside ?? remove) && (
          <span className={classes.beside}>
            {renderBeside?.(save)}
            {remove && (
              <RemoveButton
                words={remove.words ?? laterWords.settings.remove}
                name={saved.name}
                means={remove.means}
                act={async () => {
                  if (await remove.act(id, save.ask)) select(null);
                }}
              />
            )}
          </span>
        )
      }
    >
      {children(form.draft, form.change)}
    </SettingsForm>
  );
  if (!renderAside) return settingsForm;
  return (
    <div className={classes.split}>
      {settingsForm}
      <div className={classes.aside}>{renderAside(form.draft)}</div>
      {below}
    </div>
  );
}
