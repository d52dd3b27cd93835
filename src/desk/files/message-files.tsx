import type { FilePartView } from "#contract/views/message-part-view.ts";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./files.module.css";
import { sizeText } from "./size-text.ts";

/** The files of a message: images as small pictures that lead to them, everything else to save. (B-38) */
export function MessageFiles({ files }: { readonly files: readonly FilePartView[] }) {
  return (
    <div className={classes.files}>
      {files.map((file) =>
        file.picture ? <Picture key={file.fileId} file={file} /> : <Other key={file.fileId} file={file} />,
      )}
    </div>
  );
}

/** Longest side of a picture among the lines, in pixels of the screen. */
const sideMax = 240;

function Picture({ file }: { readonly file: FilePartView }) {
  const { width, height } = file.picture ?? { width: 1, height: 1 };
  const scale = Math.min(1, sideMax / Math.max(width, height));
  return (
    <a
      className={classes.picture}
      href={`/files/${file.fileId}`}
      target="_blank"
      rel="noopener"
      title={laterWords.files.openPicture(file.name)}
    >
      <img
        src={`/files/${file.fileId}/preview`}
        alt={laterWords.files.picture(file.name)}
        width={Math.round(width * scale)}
        height={Math.round(height * scale)}
        loading="lazy"
      />
    </a>
  );
}

function Other({ file }: { readonly file: FilePartView }) {
  return (
    <a className={classes.file} href={`/files/${file.fileId}`} download={file.name}>
      <Icon name="file" />
      <bdi className={classes.name}>{file.name}</bdi>
      <span className={classes.size}>{sizeText(file.bytes)}</span>
      <span className="for-screen-readers">{laterWords.files.save}</span>
    </a>
  );
}
