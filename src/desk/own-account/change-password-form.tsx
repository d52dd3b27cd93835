import { Button } from "@mantine/core";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { LimitedPasswordInput } from "../look/limited-password-input.tsx";
import { Refusal } from "../look/refusal.tsx";
import { notify } from "../notifications/notification-list.ts";
import { askServer } from "../sign-in/ask-server.ts";
import classes from "./own-account.module.css";

const empty = { current: "", next: "" };

/** Changes the user's password and signs out their other browsers. */
export function ChangePasswordForm({ changed }: { readonly changed: () => void }) {
  const [fields, setFields] = useState(empty);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const field = (name: keyof typeof empty) => ({
    required: true,
    withAsterisk: false,
    lengthMax: passwordLengthMax,
    value: fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  const change = async () => {
    setIsBusy(true);
    setRefusal("");
    const { words } = await askServer("/api/change-password", fields);
    setIsBusy(false);
    if (words !== undefined) return setRefusal(words);
    setFields(empty);
    notify({ tone: "done", words: "Your password is changed. You are signed out everywhere else." });
    changed();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void change();
      }}
    >
      <h3>Change your password</h3>
      <LimitedPasswordInput label="Current password" autoComplete="current-password" {...field("current")} />
      <LimitedPasswordInput
        label="New password"
        description={`At least ${passwordLengthMin} characters, and not easy to guess. Signs you out everywhere else`}
        autoComplete="new-password"
        minLength={passwordLengthMin}
        {...field("next")}
      />
      <Refusal words={refusal} />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
