import { say } from "#contract/sentence.ts";
import { locale } from "../words/locale.ts";
import { chat } from "../words/spoken.ts";

/** Text that was cut would be another one: the browser says by how much it is too long, and sends no form. */
export function refuseBeyond(field: HTMLInputElement | HTMLTextAreaElement, lengthMax: number): void {
  const excess = field.value.length - lengthMax;
  field.setCustomValidity(excess > 0 ? say(chat.tooLong, { excess: excess.toLocaleString(locale) }) : "");
}
