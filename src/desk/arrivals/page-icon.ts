import { iconDot } from "#client/look/tokens.ts";

const mark = `%3Ccircle%20cx='25'%20cy='7'%20r='7'%20fill='%23${iconDot.slice(1)}'/%3E`;
const end = "%3C/svg%3E";

/** The page's icon, with a red dot on it while something waits to be read or taken. */
export function markIcon(icon: string, isMarked: boolean): string {
  const plain = icon.replace(mark, "");
  return isMarked ? plain.replace(end, `${mark}${end}`) : plain;
}
