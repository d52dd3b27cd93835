import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { emailLengthMax, nameLengthMax, passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { Refusal } from "../look/refusal.tsx";
import { askServer } from "./ask-server.ts";
import { Entrance } from "./entrance.tsx";
import classes from "./sign-in-page.module.css";
import { askWhoIsHere } from "./who-is-here.ts";

/** The first start: the account and its first administrator. (B-82) */
export function SetUpPage() {
  const [fields, setFields] = useState({ accountName: "", name: "", email: "", password: "" });
  const [refusal, setRefusal] = useState("");
  const [isBusy, setIsBusy] = useState(false);

  const field = (name: keyof typeof fields, lengthMax: number) => ({
    required: true,
    withAsterisk: false,
    maxLength: lengthMax,
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
    <Entrance title="Welcome to Bellhop">
      <p>Nobody has signed in here yet. You become the first administrator; a first queue is made for you.</p>
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label="Account name"
          description="Your company, as customers read it"
          {...field("accountName", nameLengthMax)}
        />
        <TextInput label="Your name" autoComplete="name" {...field("name", nameLengthMax)} />
        <TextInput label="E-mail" type="email" autoComplete="username" {...field("email", emailLengthMax)} />
        <PasswordInput
          label="Password"
          description={`At least ${passwordLengthMin} characters`}
          autoComplete="new-password"
          minLength={passwordLengthMin}
          {...field("password", passwordLengthMax)}
        />
        <Refusal words={refusal} />
        <Button type="submit" size="md" loading={isBusy}>
          Create the account
        </Button>
      </form>
    </Entrance>
  );
}
