import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Refusal } from "../look/refusal.tsx";
import { laterWords } from "../words/words.ts";
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
    <Entrance title={laterWords.signIn.signIn}>
      {why !== "" && refusal === "" && <p role="status">{why}</p>}
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={laterWords.signIn.email}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={laterWords.signIn.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refusal words={refusal} />
        <Button type="submit" size="md" loading={isBusy}>
          {laterWords.signIn.signIn}
        </Button>
      </form>
      {demo && <DemoPeople demo={demo} signIn={signIn} />}
    </Entrance>
  );
}
