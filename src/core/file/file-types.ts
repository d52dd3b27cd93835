import type { FileKind } from "./file.ts";

interface FileType {
  readonly kind: FileKind;
  /** Endings of names that such content may have; the first is given to a name without one. */
  readonly endings: readonly string[];
}

function ofKind(kind: FileKind, types: Readonly<Record<string, string>>): readonly [string, FileType][] {
  return Object.entries(types).map(([type, endings]) => [type, { kind, endings: endings.split(" ") }]);
}

const office = "application/vnd.openxmlformats-officedocument";
const openOffice = "application/vnd.oasis.opendocument";

/**
 * What is accepted at all, by the media type that the content shows. Programs are not in it, nor images that
 * cannot be opened here, because their place data could not be taken away.
 */
const types: ReadonlyMap<string, FileType> = new Map([
  ...ofKind("image", {
    "image/jpeg": "jpg jpeg jpe jfif",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
  }),
  ...ofKind("document", {
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/x-cfb": "doc xls ppt msg",
    [`${office}.wordprocessingml.document`]: "docx",
    [`${office}.spreadsheetml.sheet`]: "xlsx",
    [`${office}.presentationml.presentation`]: "pptx",
    [`${openOffice}.text`]: "odt",
    [`${openOffice}.spreadsheet`]: "ods",
    [`${openOffice}.presentation`]: "odp",
  }),
  ...ofKind("text", {
    "text/plain": "txt log md csv tsv json xml yaml yml ini html htm svg ics vcf eml",
  }),
  ...ofKind("audio", {
    "audio/mpeg": "mp3",
    "audio/x-m4a": "m4a",
    "audio/mp4": "m4a mp4",
    "audio/wav": "wav",
    "audio/ogg": "ogg oga",
    "audio/ogg; codecs=opus": "opus ogg oga",
    "audio/aac": "aac",
    "audio/flac": "flac",
  }),
  ...ofKind("video", {
    "video/mp4": "mp4 m4v",
    "video/x-m4v": "m4v mp4",
    "video/quicktime": "mov qt",
    "video/webm": "webm",
    "video/3gpp": "3gp",
  }),
  ...ofKind("archive", {
    "application/zip": "zip",
    "application/gzip": "gz tgz",
    "application/x-7z-compressed": "7z",
  }),
]);

/** The kind of file that this media type is; `null`: it is not accepted. */
export function fileTypeOf(type: string): FileType | null {
  return types.get(type) ?? null;
}
