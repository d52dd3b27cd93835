import type { settingsIdentityWords as English } from "../en/settings-identity.ts";

export const settingsIdentityWords: typeof English = {
  title: "Signierte Identität",
  explains:
    "Wenn man sich auf Ihrer Website anmelden kann, kann Ihr Server Bellhop sagen, wer jemand ist. Er signiert das mit einem Schlüssel, und Agenten sehen, wer bestätigt ist; ohne ihn ist ein Name nur, was jemand gesagt hat. Den Code für Ihren Server hat docs/guide/website.md.",
  keys: "Schlüssel",
  keyId: "Seine Kennung (kid):",
  newKey: "Neuer Schlüssel",
  nameHint:
    "Zum Beispiel, wo er benutzt wird, oder das Jahr. Um einen Schlüssel zu wechseln, erzeugen Sie einen neuen, benutzen ihn und legen den alten still.",
  make: "Schlüssel erzeugen",
  secret: "Der neue Schlüssel",
  once: "Dies wird nur einmal gezeigt.",
  onceHint:
    "Tragen Sie beide Zeilen in die Einstellungen Ihres eigenen Servers ein, nie in eine Seite: Mit dem Geheimnis kann sich jeder für jeden Ihrer Kunden ausgeben.",
  copy: "Beide Zeilen kopieren",
  copied: "Kopiert",
  retire: {
    opens: "Stilllegen…",
    act: "Stilllegen",
    question: (name) => `Den Schlüssel ${name} stilllegen?`,
  },
  retireHint:
    "Was mit ihm signiert ist, wird ab jetzt abgelehnt, und diese Kunden chatten unbestätigt, bis Ihr Server einen anderen Schlüssel benutzt. Chats behalten, wer bestätigt war.",
};
