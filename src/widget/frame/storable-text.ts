/** The text as it is sent: without the space around it, and without signs that no store can keep. */
export function storableText(text: string): string {
  return text
    .replaceAll("\0", "")
    .replace(/\p{Cs}/gu, "")
    .trim();
}
