import { open } from "node:fs/promises";

/** How much of a file is read to tell text from anything else. */
const sampleBytes = 65_536;

/** Bytes that no text has, whatever its encoding but UTF-16: controls without tab, line ends, form feed, escape. */
const noText = new Set([...Array(32).keys()].filter((byte) => ![9, 10, 12, 13, 27].includes(byte)));

/**
 * The media type that a file's content shows. Everything that is text, which includes HTML, SVG and scripts, is
 * `text/plain`: as such it is kept and never shown. "" for content that is not known. (B-38)
 */
export async function mediaTypeOf(path: string): Promise<string> {
  const { fileTypeFromFile } = await import("file-type");
  const found = (await fileTypeFromFile(path))?.mime ?? "";
  const isMarkup = found === "application/xml" || found.startsWith("text/");
  if (found !== "" && !isMarkup) return found;
  return (await isText(path)) ? "text/plain" : "";
}

async function isText(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return !buffer.subarray(0, bytesRead).some((byte) => noText.has(byte));
  } finally {
    await file.close();
  }
}
