import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./settings.module.css";
import type { EditedForm } from "./use-edited.ts";
import type { Save } from "./use-save.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

interface Props {
  readonly title: string;
  readonly form: Pick<EditedForm<object>, "isChanged" | "theirs" | "takeTheirs" | "keepMine">;
  readonly save: Save;
  /** Saves; called only when the browser finds nothing missing. */
  readonly submit: () => Promise<void>;
  readonly isNew?: boolean;
  /** Further actions, such as removing the item. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A form that saves as a whole, confirms it, and keeps its text when saving fails. */
export function SettingsForm({ title, form, save, submit, isNew = false, beside, children }: Props) {
  const { settings } = laterWords;
  useUnsavedGuard(form.isChanged);
  return (
    <form
      className={`${classes.card} ${classes.form}`}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      }}
    >
      <h2 tabIndex={-1} data-begin>
        <bdi>{title}</bdi>
      </h2>
      {form.theirs !== null && !save.isBusy && (
        <div className={classes.theirs} role="alert">
          <p>{settings.theirs}</p>
          <Button variant="default" onClick={form.takeTheirs}>
            {settings.showTheirs}
          </Button>
          <Button variant="default" onClick={form.keepMine}>
            {settings.keepMine}
          </Button>
        </div>
      )}
      {/* A new item becomes one of the list when it is saved: nothing can be typed in between. */}
      <fieldset disabled={isNew && save.isBusy} style={{ display: "contents" }}>
        {children}
      </fieldset>
      <div className={classes.save}>
        <Button type="submit" size="sm" loading={save.isBusy} disabled={!isNew && !form.isChanged}>
          {isNew ? settings.add : laterWords.dialogs.save}
        </Button>
        <span role="status">
          {save.isSaved && !form.isChanged && (
            <span className={classes.saved}>
              <Icon name="check" size={15} /> {settings.saved}
            </span>
          )}
        </span>
        <Refusal words={save.refusal} />
        {beside}
      </div>
    </form>
  );
}
