import { Button } from "@mantine/core";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { LimitedPasswordInput } from "../look/limited-password-input.tsx";
import { Refusal } from "../look/refusal.tsx";
import { notify } from "../notifications/notification-list.ts";
import { askServer } from "../sign-in/ask-server.ts";
import { laterWords } from "../words/words.ts";
import classes from "./own-account.module.css";

const empty = { current: "", next: "" };

/** Changes the user's password and signs out their other browsers. */
export function ChangePasswordForm({ changed }: { readonly changed: () => void }) {
  const { ownAccount } = laterWords;
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
    notify({ tone: "done", words: ownAccount.changed });
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
      <h3>{ownAccount.changePassword}</h3>
      <LimitedPasswordInput
        label={ownAccount.currentPassword}
        autoComplete="current-password"
        {...field("current")}
      />
      <LimitedPasswordInput
        label={ownAccount.newPassword}
        description={ownAccount.newPasswordHint(passwordLengthMin)}
        autoComplete="new-password"
        minLength={passwordLengthMin}
        {...field("next")}
      />
      <Refusal words={refusal} />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {ownAccount.change}
        </Button>
      </div>
    </form>
  );
}
