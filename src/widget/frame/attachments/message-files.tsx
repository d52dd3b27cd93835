import type { FileLine } from "#client/file-upload.ts";
import { filesOfParts } from "#client/text-of-parts.ts";
import { say } from "#contract/sentence.ts";
import type { FilePartView, MessagePartView } from "#contract/views/message-part-view.ts";
import { useEffect, useState } from "preact/hooks";
import { locale } from "../words/locale.ts";
import { later } from "../words/spoken.ts";

interface Props {
  readonly parts: readonly MessagePartView[];
  readonly line: FileLine;
}

/** The files of a message: pictures are shown, and each can be saved. */
export function MessageFiles({ parts, line }: Props) {
  return filesOfParts(parts).map((file) => <SentFile key={file.fileId} file={file} line={line} />);
}

/** Longest side of a picture among the lines, in pixels of the screen. */
const sideMax = 200;

function SentFile({ file, line }: { readonly file: FilePartView; readonly line: FileLine }) {
  const { fileId, name, bytes, picture } = file;
  const isPicture = picture !== null;
  const [preview, setPreview] = useState("");
  useEffect(() => {
    if (!isPicture) return;
    let url = "";
    let isGone = false;
    fetchUrl(line, `${fileId}/preview`).then(
      (made) => {
        url = made;
        if (isGone) URL.revokeObjectURL(url);
        else setPreview(url);
      },
      // The name is there, and the file can be saved.
      () => {},
    );
    return () => {
      isGone = true;
      URL.revokeObjectURL(url);
    };
  }, [fileId, isPicture, line]);
  const scale = picture ? Math.min(1, sideMax / Math.max(picture.width, picture.height)) : 0;
  return (
    <button
      class="sent-file"
      type="button"
      title={say(later.attachments.save, { name })}
      onClick={() => void save(line, file)}
    >
      {picture && (
        <img
          src={preview || undefined}
          alt={say(later.attachments.picture, { name })}
          width={Math.round(picture.width * scale)}
          height={Math.round(picture.height * scale)}
        />
      )}
      {!picture && (
        <>
          <bdi>{name}</bdi> <small>{sizeText(bytes)}</small>
        </>
      )}
    </button>
  );
}

function sizeText(bytes: number): string {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : [Math.ceil(bytes / 1e3), "kilobyte"];
  return size.toLocaleString(locale, { style: "unit", unit, maximumFractionDigits: 1 });
}

async function fetchUrl(line: FileLine, path: string): Promise<string> {
  const answer = await line.fetch(`/files/${path}`, {});
  if (!answer.ok) throw new Error(`The file was not to be had: ${answer.status}`);
  return URL.createObjectURL(await answer.blob());
}

async function save(line: FileLine, { fileId, name }: FilePartView): Promise<void> {
  const url = await fetchUrl(line, fileId).catch(() => null);
  if (url === null) return;
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
