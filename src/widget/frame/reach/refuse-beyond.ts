import { en as words } from "../words/en.ts";

/** Text that was cut would be another one: the browser says by how much it is too long, and sends no form. */
export function refuseBeyond(field: HTMLInputElement | HTMLTextAreaElement, lengthMax: number): void {
  const excess = field.value.length - lengthMax;
  field.setCustomValidity(excess > 0 ? words.tooLong(excess.toLocaleString()) : "");
}
