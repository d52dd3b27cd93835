/** By how much the text is too long, in words; empty when it is not. */
export function tooLongWords(text: string, lengthMax: number): string {
  const surplus = text.length - lengthMax;
  if (surplus <= 0) return "";
  const counts = `${text.length.toLocaleString()} of at most ${lengthMax.toLocaleString()}`;
  return `${surplus.toLocaleString()} ${surplus === 1 ? "character" : "characters"} too long: ${counts}`;
}
