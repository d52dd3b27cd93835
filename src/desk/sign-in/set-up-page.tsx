import { Button } from "@mantine/core";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { emailLengthMax, nameLengthMax, passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { LimitedPasswordInput } from "../look/limited-password-input.tsx";
import { Refusal } from "../look/refusal.tsx";
import { laterWords } from "../words/words.ts";
import { askServer } from "./ask-server.ts";
import { Entrance } from "./entrance.tsx";
import classes from "./sign-in-page.module.css";
import { askWhoIsHere } from "./who-is-here.ts";

/** Room for the code as people type it. */
const codeLengthMax = 100;

/** The code in the link that the server printed; empty for somebody who came without it. */
function codeOfLink(): string {
  return window.location.hash.slice(1);
}

/** The first start: the account and its first administrator. (B-82) */
export function SetUpPage() {
  const { signIn } = laterWords;
  const [fields, setFields] = useState({
    code: codeOfLink(),
    accountName: "",
    name: "",
    email: "",
    password: "",
  });
  const [refusal, setRefusal] = useState("");
  const [isBusy, setIsBusy] = useState(false);

  const field = (name: keyof typeof fields, lengthMax: number) => ({
    required: true,
    withAsterisk: false,
    lengthMax,
    value: fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  const submit = async () => {
    setIsBusy(true);
    setRefusal("");
    const { words } = await askServer("/api/set-up", fields);
    if (words === undefined) await askWhoIsHere();
    else setRefusal(words);
    setIsBusy(false);
  };

  return (
    <Entrance title={signIn.welcome}>
      <p>{signIn.welcomeHint}</p>
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <LimitedTextInput
          label={signIn.code}
          description={signIn.codeHint}
          autoComplete="off"
          {...field("code", codeLengthMax)}
        />
        <LimitedTextInput
          label={signIn.accountName}
          dir="auto"
          description={signIn.accountNameHint}
          {...field("accountName", nameLengthMax)}
        />
        <LimitedTextInput
          label={signIn.yourName}
          dir="auto"
          autoComplete="name"
          {...field("name", nameLengthMax)}
        />
        <LimitedTextInput
          label={signIn.email}
          type="email"
          autoComplete="username"
          {...field("email", emailLengthMax)}
        />
        <LimitedPasswordInput
          label={signIn.password}
          description={signIn.passwordHint(passwordLengthMin)}
          autoComplete="new-password"
          minLength={passwordLengthMin}
          {...field("password", passwordLengthMax)}
        />
        <Refusal words={refusal} />
        <Button type="submit" size="md" loading={isBusy}>
          {signIn.createAccount}
        </Button>
      </form>
    </Entrance>
  );
}
