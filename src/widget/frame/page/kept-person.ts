import { attempt } from "../attempt.ts";

const keyOf = (widgetId: string) => `bellhop-person-${widgetId}`;

/** May this page keep anything? Else only the server knows whose chat this browser has. */
export function canKeep(widgetId: string): boolean {
  const key = keyOf(`${widgetId}-trial`);
  return (
    attempt(() => {
      localStorage.setItem(key, "");
      localStorage.removeItem(key);
      return true;
    }) ?? false
  );
}

/** Keeps whose chat this browser has, until the browser forgets the chat. */
export function keepPerson(widgetId: string, token: string): void {
  const person = personIn(token);
  if (person !== null) attempt(() => localStorage.setItem(keyOf(widgetId), person));
}

/** Is this browser's chat that of somebody else than the token speaks of? Whether it may, the server says. */
export function isAnother(widgetId: string, token: string): boolean {
  const kept = attempt(() => localStorage.getItem(keyOf(widgetId)));
  const person = personIn(token);
  return kept !== null && person !== null && kept !== person;
}

/** The person that a token speaks of, whoever has written it; `null`: nobody. */
function personIn(token: string): string | null {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(payload), (sign) => sign.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === "string" ? sub : null;
  } catch {
    // Anything may have been given as a token.
    return null;
  }
}
