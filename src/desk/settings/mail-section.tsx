import { Button } from "@mantine/core";
import { useState } from "react";
import type { AccountCard } from "#contract/views/cards.ts";
import type { MailTrialView } from "#contract/views/mail-view.ts";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useAnswer } from "../session/use-answer.ts";
import { useAccount } from "../session/use-desk.ts";
import { language } from "../words/language.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { laterWords } from "../words/words.ts";
import { DurationField } from "./duration-field.tsx";
import { Section } from "./section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import classes from "./settings.module.css";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

const nothing = {};

/** When answers go by mail, and whether mails go out at all. (B-79) */
export function MailSection() {
  const { settingsMail: mail } = laterWords;
  const { accountId: _, ...saved } = useAccount();
  const form = useEdited<Omit<AccountCard, "accountId">>(saved);
  const save = useSave();
  const { draft, change } = form;
  const { answer: server } = useAnswer("mail.server", nothing);
  const submit = async () => {
    if (await save.ask("account.change", draft)) form.settle(draft);
  };
  return (
    <Section title={mail.title} explains={mail.explains}>
      <SettingsForm title={mail.unseen} form={form} save={save} submit={submit}>
        <DurationField
          label={mail.after}
          description={mail.afterHint}
          valueMs={draft.mailAfterMs}
          change={(mailAfterMs) => change({ mailAfterMs })}
        />
      </SettingsForm>
      {server && (
        <section className={`${classes.card} ${classes.form}`} aria-labelledby="mail-server">
          <h2 id="mail-server">{mail.server}</h2>
          <p className={classes.plain}>
            {server.from === "" ? mail.isNotSetUp : mail.isSetUp(server.from, server.server)}
          </p>
          {server.from !== "" && <MailTrial />}
        </section>
      )}
    </Section>
  );
}

/** Sends a mail to one's own address, and says what became of it. */
function MailTrial() {
  const { settingsMail: mail } = laterWords;
  const { session } = useSignedInDesk();
  const [isBusy, setIsBusy] = useState(false);
  const [trial, setTrial] = useState<MailTrialView | null>(null);
  const [failure, setFailure] = useState("");
  const send = async () => {
    setIsBusy(true);
    setTrial(null);
    const { ok, error } = await session.query("mail.try", { language: language === "de" ? "de" : "en" });
    setTrial(ok ?? null);
    setFailure(error ? wordsForError(error) : "");
    setIsBusy(false);
  };
  const told = trial && mail.outcomes[trial.outcome](trial.to);
  const said = trial && trial.response !== "" ? ` ${mail.said(trial.response)}` : "";
  return (
    <div className={classes.save}>
      <Button variant="default" loading={isBusy} onClick={() => void send()}>
        {mail.try}
      </Button>
      <span role="status">
        {trial?.outcome === "sent" ? (
          <span className={classes.saved}>
            <Icon name="check" size={15} /> {told}
          </span>
        ) : (
          !trial && mail.tryHint
        )}
      </span>
      <Refusal words={trial && trial.outcome !== "sent" ? `${told}${said}` : failure} />
    </div>
  );
}
