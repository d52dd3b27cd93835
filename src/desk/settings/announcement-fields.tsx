import { Button, Switch } from "@mantine/core";
import { useRef } from "react";
import type { AnnouncementId } from "#contract/ids.ts";
import { announcementEveryMsMin, announcementsMax, messageTextLengthMax } from "#contract/limits.ts";
import type { AnnouncementView } from "#contract/views/cards.ts";
import { ChoicesField } from "../drafts/choices-field.tsx";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { laterWords } from "../words/words.ts";
import { DurationField } from "./duration-field.tsx";
import classes from "./settings.module.css";

/** The times of a new announcement. */
const firstAfterMs = 60_000;
const firstEveryMs = 2 * 60_000;

interface Props {
  readonly announcements: readonly AnnouncementView[];
  readonly change: (announcements: readonly AnnouncementView[]) => void;
}

/** The automatic messages to waiting customers. */
export function AnnouncementFields({ announcements, change }: Props) {
  const { settingsQueues: queueWords } = laterWords;
  const { session } = useSignedInDesk();
  const adding = useRef<HTMLButtonElement>(null);
  const isFull = announcements.length >= announcementsMax;
  const add = () => {
    const announcementId = session.newId<AnnouncementId>();
    const afterMs = announcements.length === 0 ? 0 : firstAfterMs;
    change([...announcements, { announcementId, text: "", afterMs, everyMs: null }]);
  };
  return (
    <fieldset>
      <legend>{queueWords.announcements}</legend>
      <p className={classes.explains}>{queueWords.announcementsHint}</p>
      {announcements.map((announcement, index) => (
        <AnnouncementField
          key={announcement.announcementId}
          place={index + 1}
          announcement={announcement}
          change={(part) =>
            change(announcements.map((one) => (one === announcement ? { ...one, ...part } : one)))
          }
          remove={() => {
            change(announcements.filter((one) => one !== announcement));
            adding.current?.focus();
          }}
        />
      ))}
      <div className={classes.add}>
        <Button
          ref={adding}
          variant="default"
          disabled={isFull}
          leftSection={<Icon name="plus" size={15} />}
          onClick={add}
        >
          {queueWords.addAnnouncement}
        </Button>
        {isFull && <span className={classes.quiet}>{queueWords.announcementsMax(announcementsMax)}</span>}
      </div>
    </fieldset>
  );
}

interface FieldProps {
  /** 1 is the first. */
  readonly place: number;
  readonly announcement: AnnouncementView;
  readonly change: (part: Partial<AnnouncementView>) => void;
  readonly remove: () => void;
}

function AnnouncementField({ place, announcement, change, remove }: FieldProps) {
  const { settingsQueues: queueWords } = laterWords;
  const { text, afterMs, everyMs } = announcement;
  return (
    <div className={classes.announcement} role="group" aria-label={queueWords.announcement(place)}>
      <LimitedTextarea
        label={queueWords.text}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxRows={8}
        lengthMax={messageTextLengthMax}
        dir="auto"
        value={text}
        fault={text !== "" && text.trim() === "" ? queueWords.emptyText : ""}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <ChoicesField value={announcement.choices ?? []} change={(choices) => change({ choices })} />
      <DurationField
        label={queueWords.after}
        description={queueWords.afterHint}
        valueMs={afterMs}
        change={(ms) => change({ afterMs: ms })}
      />
      <Switch
        label={queueWords.again}
        checked={everyMs !== null}
        onChange={(event) => change({ everyMs: event.currentTarget.checked ? firstEveryMs : null })}
      />
      {everyMs !== null && (
        <DurationField
          label={queueWords.every}
          description={queueWords.everyHint(announcementEveryMsMin / 1000)}
          valueMs={everyMs}
          minMs={announcementEveryMsMin}
          change={(ms) => change({ everyMs: ms })}
        />
      )}
      <Button
        variant="subtle"
        c="var(--late-text)"
        color="red"
        size="sm"
        leftSection={<Icon name="trash" size={15} />}
        aria-label={queueWords.removeAnnouncement(place)}
        onClick={remove}
      >
        {queueWords.remove}
      </Button>
    </div>
  );
}
