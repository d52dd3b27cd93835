import { Button, Switch } from "@mantine/core";
import { useRef } from "react";
import type { AnnouncementId } from "#contract/ids.ts";
import { announcementEveryMsMin, announcementsMax, messageTextLengthMax } from "#contract/limits.ts";
import type { AnnouncementView } from "#contract/views/cards.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
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
      <legend>Announcements</legend>
      <p className={classes.explains}>
        Automated messages to customers who wait in this queue, until an agent joins. Who waits already is
        told what is still to come.
      </p>
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
          Add an announcement
        </Button>
        {isFull && <span className={classes.quiet}>{announcementsMax} are the most a queue makes.</span>}
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
  const { text, afterMs, everyMs } = announcement;
  return (
    <div className={classes.announcement} role="group" aria-label={`Announcement ${place}`}>
      <LimitedTextarea
        label="Text"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxRows={8}
        lengthMax={messageTextLengthMax}
        dir="auto"
        value={text}
        fault={text !== "" && text.trim() === "" ? "Write what customers are told." : ""}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <DurationField
        label="Said after"
        description="How long the customer has been in this queue. 0: at once"
        valueMs={afterMs}
        change={(ms) => change({ afterMs: ms })}
      />
      <Switch
        label="Say it again while they wait"
        checked={everyMs !== null}
        onChange={(event) => change({ everyMs: event.currentTarget.checked ? firstEveryMs : null })}
      />
      {everyMs !== null && (
        <DurationField
          label="Said again every"
          description={`${announcementEveryMsMin / 1000} seconds or more`}
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
        aria-label={`Remove announcement ${place}`}
        onClick={remove}
      >
        Remove
      </Button>
    </div>
  );
}
