import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Refusal } from "../look/refusal.tsx";
import { askServer } from "./ask-server.ts";
import { DemoPeople } from "./demo-people.tsx";
import { Entrance } from "./entrance.tsx";
import classes from "./sign-in-page.module.css";
import { type WhoIsHere, askWhoIsHere } from "./who-is-here.ts";

interface Props {
  readonly demo: WhoIsHere["demo"];
  /** Why somebody is here who was signed in before. */
  readonly why: string;
}

export function SignInPage({ demo, why }: Props) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState("");
  const [isBusy, setIsBusy] = useState(false);

  const signIn = async (as: { email: string; password: string }) => {
    setIsBusy(true);
    setRefusal("");
    const { words } = await askServer("/api/sign-in", { email: as.email, password: as.password });
    if (words === undefined) await askWhoIsHere();
    else setRefusal(words);
    setIsBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn({ email, password });
  };

  return (
    <Entrance title="Sign in">
      {why !== "" && refusal === "" && <p role="status">{why}</p>}
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refusal words={refusal} />
        <Button type="submit" size="md" loading={isBusy}>
          Sign in
        </Button>
      </form>
      {demo && <DemoPeople demo={demo} signIn={signIn} />}
    </Entrance>
  );
}
