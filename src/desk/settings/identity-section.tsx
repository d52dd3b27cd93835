import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import type { IdentityKeyId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards } from "../session/use-desk.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { laterWords } from "../words/words.ts";
import { NameField } from "./name-field.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { Section } from "./section.tsx";
import classes from "./settings.module.css";
import { useSave } from "./use-save.ts";

/** A key that was made just now. */
interface MadeKey {
  readonly identityKeyId: IdentityKeyId;
  readonly secret: string;
}

/** The keys with which the company's server signs who its customers are. (B-75) */
export function IdentitySection() {
  const { settingsIdentity: identity } = laterWords;
  const keys = Object.values(useCards("identity-key")).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Section title={identity.title} explains={identity.explains}>
      {keys.length > 0 && (
        <ul className={classes.blocks} aria-label={identity.keys}>
          {keys.map(({ identityKeyId, name }) => (
            <KeyRow key={identityKeyId} identityKeyId={identityKeyId} name={name} />
          ))}
        </ul>
      )}
      <NewKey />
    </Section>
  );
}

function KeyRow({ identityKeyId, name }: { readonly identityKeyId: IdentityKeyId; readonly name: string }) {
  const { settingsIdentity: identity } = laterWords;
  const { ask, refusal } = useSave();
  return (
    <li>
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <small>
          {identity.keyId} <code dir="ltr">{identityKeyId}</code>
        </small>
        {refusal !== "" && <small role="alert">{refusal}</small>}
      </div>
      <RemoveButton
        words={identity.retire}
        name={name}
        means={identity.retireHint}
        act={async () => void (await ask("identity-key.remove", { identityKeyId }))}
      />
    </li>
  );
}

/** Makes a key, and shows its secret to whoever made it. */
function NewKey() {
  const { settingsIdentity: identity } = laterWords;
  const { session } = useSignedInDesk();
  const { ask, isBusy, refusal } = useSave();
  const [name, setName] = useState("");
  const [made, setMade] = useState<MadeKey | null>(null);
  const [failure, setFailure] = useState("");
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setMade(null);
    setFailure("");
    const answer = await ask("identity-key.save", { identityKeyId: null, name });
    if (!answer?.id) return;
    const identityKeyId = answer.id as IdentityKeyId;
    setName("");
    const { ok, error } = await session.query("identity-key.secret", { identityKeyId });
    if (ok) setMade({ identityKeyId, secret: ok.secret });
    else if (error) setFailure(wordsForError(error));
  };
  return (
    <form className={`${classes.card} ${classes.form}`} onSubmit={(event) => void make(event)}>
      <h2>{identity.newKey}</h2>
      <NameField description={identity.nameHint} value={name} change={(part) => setName(part.name)} />
      <div className={classes.save}>
        <Button type="submit" loading={isBusy}>
          {identity.make}
        </Button>
        <Refusal words={refusal || failure} />
      </div>
      {made && <Made made={made} />}
    </form>
  );
}

function Made({ made: { identityKeyId, secret } }: { readonly made: MadeKey }) {
  const { settingsIdentity: identity } = laterWords;
  const clipboard = useClipboard({ timeout: 3_000 });
  const lines = `BELLHOP_KEY_ID=${identityKeyId}\nBELLHOP_KEY_SECRET=${secret}`;
  return (
    <div className={classes.snippet} role="status" aria-label={identity.secret}>
      <p>
        <strong>{identity.once}</strong> {identity.onceHint}
      </p>
      <pre dir="ltr">{lines}</pre>
      <Button
        variant="default"
        leftSection={<Icon name={clipboard.copied ? "check" : "copy"} size={14} />}
        onClick={() => clipboard.copy(lines)}
        style={{ alignSelf: "flex-start" }}
      >
        {clipboard.copied ? identity.copied : identity.copy}
      </Button>
    </div>
  );
}
