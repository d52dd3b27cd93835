import type { CustomerSession } from "#client/customer-session.ts";
import { type FileLine, FileUpload } from "#client/file-upload.ts";
import type { FileKind } from "#contract/file-kinds.ts";
import { say } from "#contract/sentence.ts";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { late } from "../late.ts";
import { useStore } from "../use-store.ts";
import { locale } from "../words/locale.ts";
import { later, wordsForError } from "../words/spoken.ts";
import styles from "./attachments.css?inline";
import { fileLine } from "./file-line.ts";
import { MessageFiles } from "./message-files.tsx";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

interface Shown {
  readonly session: CustomerSession;
  /** The kinds of files that the account accepts. */
  readonly kinds: readonly FileKind[];
}

let line: FileLine | null = null;

/** What stands in the message box, as a function, so that the chat can draw it without knowing it beforehand. */
export function drawAttachments({ session, kinds }: Shown) {
  const own = (line ??= fileLine(session));
  late.drawFiles ??= (parts) => <MessageFiles parts={parts} line={own} />;
  return <Attachments {...{ session, kinds }} line={own} />;
}

/**
 * Files that the customer sends: chosen, dropped, pasted or just taken with the camera. Each becomes a message of
 * its own when it has come whole. (B-38)
 */
function Attachments({ session, kinds, line: own }: Shown & { readonly line: FileLine }) {
  const [uploads, setUploads] = useState<readonly FileUpload[]>([]);
  const drop = useCallback(
    (upload: FileUpload) => setUploads((before) => before.filter((one) => one !== upload)),
    [],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const begun = files.map((file) => new FileUpload(file, own));
      for (const upload of begun) {
        upload.model.subscribe(() => {
          const model = upload.model.get();
          if (model.kind !== "done") return;
          session.write("", { fileIds: [model.file.fileId] });
          drop(upload);
        });
      }
      setUploads((before) => [...before, ...begun]);
    },
    [own, session, drop],
  );
  const isOn = kinds.length > 0;
  useEffect(() => (isOn ? takeDropsAndPastes(add) : undefined), [isOn, add]);
  if (!isOn) return null;
  const hasCamera = kinds.includes("image") && matchMedia("(pointer: coarse)").matches;
  return (
    <>
      {uploads.map((upload) => (
        <Uploading
          key={upload.id}
          upload={upload}
          onDrop={() => {
            upload.cancel();
            drop(upload);
          }}
          onRetry={() => {
            drop(upload);
            add([upload.file]);
          }}
        />
      ))}
      <Picker label={later.attachments.add} path={clip} onPick={add} />
      {hasCamera && <Picker label={later.attachments.takePicture} path={camera} isCamera onPick={add} />}
    </>
  );
}

const clip = "M17 9l-7.5 7.5a3 3 0 0 1-4.2-4.2l8-8a4.5 4.5 0 0 1 6.4 6.4l-8 8a6 6 0 0 1-8.5-8.5L10 3.5";
const camera = "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6z";

interface PickerProps {
  readonly label: string;
  readonly path: string;
  readonly isCamera?: boolean;
  readonly onPick: (files: readonly File[]) => void;
}

function Picker({ label, path, isCamera, onPick }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        class="attach"
        type="button"
        title={label}
        aria-label={label}
        onClick={() => input.current?.click()}
      >
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isCamera}
        {...(isCamera ? { accept: "image/*", capture: "environment" as const } : {})}
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
    </>
  );
}

interface UploadingProps {
  readonly upload: FileUpload;
  readonly onDrop: () => void;
  readonly onRetry: () => void;
}

/** A file on its way, or one that was refused: then it says why, and waits for the customer. */
function Uploading({ upload, onDrop, onRetry }: UploadingProps) {
  const words = later.attachments;
  const { name, size } = upload.file;
  const model = useStore(upload.model);
  const isFailed = model.kind === "failed";
  const percent = model.kind === "sending" ? Math.floor((model.sent / (size || 1)) * 100) : 100;
  const isHeld = model.kind === "sending" && model.isHeld;
  const progress = isHeld
    ? say(words.held, { name })
    : say(words.sending, { name, percent: percentText(percent) });
  return (
    <div class={isFailed ? "upload refused" : "upload"} style={{ "--part": `${percent}%` }}>
      <span role={isFailed ? "alert" : undefined}>{isFailed ? wordsForError(model.error) : progress}</span>
      {isFailed && (
        <button
          class="text-button"
          type="button"
          aria-label={say(words.tryAgain, { name })}
          onClick={onRetry}
        >
          ↻
        </button>
      )}
      <button class="text-button" type="button" aria-label={say(words.cancel, { name })} onClick={onDrop}>
        ✕
      </button>
    </div>
  );
}

function percentText(percent: number): string {
  return (percent / 100).toLocaleString(locale, { style: "percent" });
}

/** Files may be dropped or pasted anywhere in the chat. */
function takeDropsAndPastes(add: (files: readonly File[]) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const take = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };
  document.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  document.addEventListener("drop", (event) => take(event, event.dataTransfer), { signal });
  document.addEventListener("paste", (event) => take(event, event.clipboardData), { signal });
  return () => ending.abort();
}
