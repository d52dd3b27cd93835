import { ActionIcon } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import { useAccount } from "../session/use-desk.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { laterWords } from "../words/words.ts";
import { wordsForError } from "../words/words-for-error.ts";
import type { TrayFile } from "./file-trays.ts";
import classes from "./files.module.css";
import { sizeText } from "./size-text.ts";
import { useTray } from "./use-tray.ts";

/**
 * Files for the reply: chosen by the button, dropped onto the place where it is written, or pasted there. None
 * where the account accepts none. (B-38)
 */
export function ReplyFiles({ chatId }: { readonly chatId: ChatId }) {
  const { files: rules } = useAccount();
  return rules.kinds.length === 0 ? null : <Files chatId={chatId} />;
}

function Files({ chatId }: { readonly chatId: ChatId }) {
  const { trays } = useSignedInDesk();
  const tray = useTray(chatId);
  const input = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]) => {
    if (files.length > 0) trays.add(chatId, files);
  };
  const [isOver, place] = useDropAndPaste(add);
  return (
    <div className={classes.reply} ref={place} data-over={isOver || undefined}>
      {tray.length > 0 && (
        <ul className={classes.tray} aria-label={laterWords.files.chosen}>
          {tray.map((one) => (
            <Chosen key={one.id} chatId={chatId} chosen={one} />
          ))}
        </ul>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={laterWords.files.add}
        title={laterWords.files.addHint}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** Takes files that are dropped or pasted into the composer around the element. */
function useDropAndPaste(add: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    const composer = place.current?.parentElement;
    if (!composer) return;
    const ending = new AbortController();
    const { signal } = ending;
    const listen = <Kind extends keyof HTMLElementEventMap>(
      kind: Kind,
      listener: (event: HTMLElementEventMap[Kind]) => void,
    ) => composer.addEventListener(kind, listener, { signal });
    listen("dragover", (event) => {
      const items = [...(event.dataTransfer?.items ?? [])];
      if (!items.some(({ kind }) => kind === "file")) return;
      event.preventDefault();
      setIsOver(true);
    });
    listen("dragleave", () => setIsOver(false));
    listen("drop", (event) => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    });
    listen("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words from a text editor come with a picture of themselves: they are words.
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      latest.current(files);
    });
    return () => ending.abort();
  }, []);
  return [isOver, place] as const;
}

function Chosen({ chatId, chosen }: { readonly chatId: ChatId; readonly chosen: TrayFile }) {
  const { trays } = useSignedInDesk();
  const { id, file, state } = chosen;
  const isFailed = state.kind === "failed";
  return (
    <li className={classes.chosen} data-failed={isFailed || undefined}>
      <Icon name={isFailed ? "warning" : "file"} />
      <bdi className={classes.name}>{file.name}</bdi>
      {state.kind === "sending" && (
        <progress
          className={classes.progress}
          max={file.size}
          value={state.sent}
          aria-label={laterWords.files.sending(file.name)}
        />
      )}
      <span className={classes.size} role={isFailed ? "alert" : undefined}>
        {wordsOf(chosen)}
      </span>
      {isFailed && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={laterWords.files.tryAgain(file.name)}
          title={laterWords.files.tryAgain(file.name)}
          onClick={() => trays.retry(chatId, id)}
        >
          <Icon name="history" size={16} />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={laterWords.files.remove(file.name)}
        title={laterWords.files.remove(file.name)}
        onClick={() => trays.remove(chatId, id)}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </li>
  );
}

function wordsOf({ file, state }: TrayFile): string {
  switch (state.kind) {
    case "failed":
      return wordsForError(state.error);
    case "done":
      return sizeText(state.file.bytes);
    case "sending":
      return state.isHeld
        ? laterWords.files.held
        : laterWords.files.sent(sizeText(state.sent), sizeText(file.size));
  }
}
