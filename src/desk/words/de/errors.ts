import type { ErrorCode } from "#contract/error-codes.ts";
import type { SettingKind } from "#contract/limits.ts";
import type { ErrorDetails, errorWords as English } from "../en/errors.ts";
import { listText } from "../numbers.ts";

type Words = string | ((details: ErrorDetails) => string);

const formFaults: Readonly<Record<string, string>> = {
  "asked-twice": "Es fragt zweimal nach demselben.",
  "too-few-choices": "Es muss zwei zur Auswahl geben.",
  "said-twice": "Dieselben Worte stehen zweimal da.",
  "wrong-link": "Das ist keine Webadresse.",
};

const words: Readonly<Record<ErrorCode, Words>> = {
  "bad-request": "In dieser Anfrage fehlt etwas, oder es hat die falsche Form.",
  "bad-frame": "Diese Nachricht versteht der Server nicht.",
  "frame-too-large": "Das war zu viel auf einmal.",
  "too-many-frames": "In kurzer Zeit wurde zu viel gesendet. Warten Sie einen Moment.",
  "too-many-connections":
    "Von hier sind zu viele Verbindungen offen. Schließen Sie einige und versuchen Sie es erneut.",
  unfinished: "Etwas wurde begonnen und nicht rechtzeitig beendet. Versuchen Sie es erneut.",
  "too-many-begun":
    "Aus Ihrem Netz schreiben gerade viele. Ihre Nachricht bleibt erhalten und wird gleich gesendet.",
  "proof-required": "Gerade schreiben viele. Ihre Nachricht bleibt erhalten; das Senden dauert einen Moment.",
  "too-many-messages": "Sie schreiben sehr schnell. Ihre Nachricht bleibt erhalten und wird gleich gesendet.",
  "link-over": "Dieser Link führt zu keinem Chat mehr. Schreiben Sie uns neu.",
  "another-identity": "Eine Verbindung gehört zu einem Kunden. Verbinden Sie sich neu.",
  "no-hello": "Die Verbindung hat nicht rechtzeitig gesagt, wem sie gehört.",
  "version-too-old": "Diese Seite ist älter als der Server. Laden Sie sie neu.",
  "not-signed-in": "Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es erneut.",
  "another-user": "In diesem Browser hat sich jemand anders angemeldet. Melden Sie sich erneut an.",
  "signed-out": "Sie haben sich abgemeldet, oder Ihr Zugang hat sich geändert. Melden Sie sich erneut an.",
  "not-permitted": "Ihre Rolle erlaubt das nicht. Fragen Sie Ihre Administration.",
  "wrong-host": ({ url = "", host = "" }) =>
    `Dieser Server ist unter ${url} zu erreichen, nicht unter ${host}. Öffnen Sie ${url}. Ein Proxy davor muss den Host-Header weitergeben; ist ${host} richtig, setzen Sie BELLHOP_URL darauf.`,
  "unknown-host": ({ host = "" }) =>
    `Dieser Server antwortet nur unter den eigenen Adressen seines Rechners, nicht unter ${host}. Soll er dort geöffnet werden, setzen Sie BELLHOP_URL, etwa auf https://${host}.`,
  "wrong-origin": ({ origin = "", url = "" }) =>
    `Diese Anfrage kommt von einer Seite unter ${origin}, und dieser Server ist unter ${url} zu erreichen. Öffnen Sie ${url}; ist ${origin} richtig, setzen Sie BELLHOP_URL darauf.`,
  "not-found": "Das gibt es hier nicht, oder Sie dürfen es nicht sehen.",
  "already-owned": ({ name = "jemand anders" }) => `Diesen Chat hat schon ${name} angenommen.`,
  "chat-over": "Dieser Chat ist vorbei.",
  "not-waiting": "Dieser Chat wartet nicht mehr.",
  "not-owner": "Dieser Chat ist nicht in Ihrem Eingang.",
  "not-active": "Dieser Chat ist nicht Ihr aktiver. Setzen Sie ihn fort, um daran zu arbeiten.",
  "customer-wrote":
    "Der Kunde hat inzwischen geschrieben. Lesen Sie es und beenden Sie den Chat dann erneut.",
  "not-in-wrap-up": "Dieser Chat ist nicht in Nachbearbeitung.",
  "in-wrap-up": "Dieser Chat ist beendet. Es bleibt die Nachbearbeitung.",
  "no-extension-left": "Diese Nachbearbeitung lässt sich nicht mehr verlängern.",
  "no-wrap-up-limit": "Diese Nachbearbeitung ist unbegrenzt; es gibt nichts zu verlängern.",
  "not-eligible": "Dieser Agent kann den Chat gerade nicht bekommen.",
  "offer-over": "Dieser Chat wird Ihnen nicht mehr angeboten.",
  "at-maximum": "Sie haben so viele Chats, wie Sie haben dürfen. Schließen Sie erst einen ab.",
  "queue-not-served": "Sie bedienen diese Warteschlange nicht.",
  "queue-empty": "In dieser Warteschlange wartet niemand.",
  "same-queue": "Der Chat ist schon in dieser Warteschlange.",
  "break-reason-unknown": "Wählen Sie einen Pausengrund aus der Liste.",
  "classification-unknown": "Diese Einstufung wird nicht mehr angeboten.",
  "classification-missing":
    "Diese Warteschlange verlangt eine Einstufung. Wählen Sie eine und schließen Sie dann ab.",
  "contact-merged": ({ name = "" }) =>
    `Der Kontakt ${name} wurde inzwischen mit einem anderen zusammengeführt. Suchen Sie ihn erneut.`,
  "same-contact": "Das ist ein und derselbe Kontakt. Wählen Sie zwei.",
  "too-many-merged": ({ max = "" }) => `Es lassen sich höchstens ${max} Kontakte zu einem zusammenführen.`,
  "no-webchat": "Sie sind nicht für Webchat freigeschaltet. Fragen Sie Ihre Administration.",
  "name-taken": "Dieser Name oder diese Adresse ist nicht möglich. Wählen Sie etwas anderes.",
  "last-administrator": "Das ist das letzte Administratorkonto. Legen Sie erst ein weiteres an.",
  "list-full": ({ max = "", kind = "" }) =>
    `Möglich sind höchstens ${max} ${named(kind).many}. ${named(kind).whenFull ?? "Entfernen Sie erst etwas davon."}`,
  "setting-in-use": ({ users = "" }) =>
    `Das wird noch verwendet, und zwar hier: ${listText(manyOf(users))}. Ändern Sie das zuerst.`,
  "wrong-parent": "Dorthin lässt sich eine Einstufung nicht setzen.",
  "site-not-named":
    "Auf dieser Website funktioniert der Chat nicht. In den Einstellungen des Widgets stehen andere.",
  "site-wrong": ({ name = "" }) =>
    `Eine Website schreibt man wie https://www.acme.example; „${name}“ ist keine.`,
  "parameter-secret": ({ name = "" }) =>
    `Nichts mit dem Namen „${name}“ darf die Seite verlassen: Das sieht nach einem Geheimnis aus. Nehmen Sie es aus der Liste.`,
  "time-zone-unknown": "Diese Zeitzone gibt es nicht. Wählen Sie eine wie Europe/Berlin.",
  "periods-overlap": ({ name = "" }) =>
    `Zwei Zeiträume überschneiden sich (${name}). Ändern Sie einen davon.`,
  "holiday-wrong": ({ name = "" }) =>
    `Dieser Feiertag (${name}) ist kein Tag des Kalenders oder steht zweimal da.`,
  "customer-blocked": "Sie können uns hier zurzeit nicht schreiben.",
  "queue-closed": "Wir haben gerade geschlossen. Hinterlassen Sie uns eine Nachricht.",
  "queue-full": "Gerade warten zu viele. Hinterlassen Sie uns eine Nachricht.",
  "queue-unattended": "Gerade ist niemand da. Hinterlassen Sie uns eine Nachricht.",
  "messages-full": "Wir können gerade keine weiteren Nachrichten annehmen. Versuchen Sie es später.",
  "customer-has-chat": "Dieser Kunde ist gerade in einem Chat. Antworten Sie dort.",
  "too-many-mails": "Zu diesem Chat wurden schon viele Mails angefordert.",
  "not-joined": "In diesem Chat war noch niemand.",
  "not-over": "Dieser Chat ist noch nicht zu Ende.",
  "mail-not-failed":
    "Es gibt keine fehlgeschlagene Mail. Vielleicht hat sie schon jemand noch einmal gesendet.",
  "already-rated": "Dieser Chat ist schon bewertet.",
  "too-many-left": "Sie haben schon viele Nachrichten hinterlassen. Wir beantworten erst diese.",
  "files-off": "Hier können keine Dateien gesendet werden.",
  "file-empty": ({ name = "" }) => `Die Datei „${name}“ ist leer.`,
  "file-too-large": ({ name = "", size = "" }) =>
    `Die Datei „${name}“ ist zu groß: Es können höchstens ${size} gesendet werden.`,
  "files-full": "Für weitere Dateien ist kein Platz. Bitte senden Sie das Wichtige als Text.",
  "file-kind-not-accepted": ({ name = "" }) =>
    `Die Datei „${name}“ ist von einer Art, die hier nicht gesendet werden kann.`,
  "file-not-as-named": ({ name = "" }) =>
    `Die Datei „${name}“ ist nicht, was ihr Name sagt, und wurde deshalb nicht gesendet.`,
  "file-broken": ({ name = "" }) =>
    `Die Datei „${name}“ lässt sich nicht öffnen und wurde deshalb nicht gesendet.`,
  "file-unknown": "Eine Datei dieser Nachricht ist nicht mehr da. Fügen Sie sie erneut hinzu.",
  "too-many-files": ({ max = "" }) => `Eine Nachricht kann höchstens ${max} Dateien haben.`,
  "file-offset-wrong": "Als Nächstes kommt ein anderer Teil dieser Datei.",
  "too-many-uploads":
    "Gerade werden viele Dateien gesendet. Warten Sie einen Moment und versuchen Sie es erneut.",
  "form-missing": "Füllen Sie zuerst das Formular aus und senden Sie dann Ihre Nachricht.",
  "form-changed":
    "Das Formular hat sich inzwischen geändert. Sehen Sie es durch und senden Sie Ihre Nachricht erneut.",
  "answer-wrong": ({ name = "" }) =>
    `Sehen Sie sich „${name}“ noch einmal an und senden Sie dann Ihre Nachricht.`,
  "topic-missing": "Wählen Sie, worum es geht, und senden Sie dann Ihre Nachricht.",
  "consent-missing": "Ein Chat kann beginnen, sobald Sie zugestimmt haben.",
  "form-wrong": ({ fault, name = "" }) =>
    `Das Formular vor dem Chat kann so nicht sein: ${formFaults[String(fault)] ?? ""} Ändern Sie „${name}“.`,
  "account-closed": "Dieses Konto ist geschlossen und wird geprüft. Versuchen Sie es später.",
  "sign-in-failed": "E-Mail oder Passwort stimmt nicht.",
  "too-many-attempts": ({ minutes = "" }) =>
    `Zu viele Versuche. Warten Sie ${minutes} min und versuchen Sie es dann erneut.`,
  "too-many-sign-ins": "Gerade melden sich viele an. Versuchen Sie es in einigen Sekunden erneut.",
  "password-weak": ({ weakness }) =>
    weakness === "personal"
      ? "Dieses Passwort ist zu leicht zu erraten: Es besteht aus einem Namen, einer E-Mail-Adresse oder der Firma. Wählen Sie ein anderes."
      : "Dieses Passwort ist zu leicht zu erraten: Es gehört zu denen, die zuerst probiert werden. Wählen Sie ein anderes.",
  "current-password-wrong": "Ihr aktuelles Passwort stimmt nicht.",
  "set-up-code-wrong":
    "Das ist nicht der Einrichtungscode. Der Server gibt ihn dort aus, wo er gestartet wurde; jeder Start gibt einen neuen aus.",
  "already-set-up": "Bellhop ist schon eingerichtet. Melden Sie sich an.",
  "token-expired": "Die Zeit dieses Tokens ist um. Lassen Sie Ihren Server ein neues signieren.",
  "token-key-unknown":
    "Der Kopf dieses Tokens nennt keinen Schlüssel (kid) dieses Kontos. Schlüssel stehen in den Einstellungen unter „Signierte Identität“.",
  "token-wrong": ({ why }) => `Dieses Token kann nicht angenommen werden: ${why}.`,
  "token-used":
    "Ein anderer Browser hat dieses Token benutzt. Lassen Sie Ihren Server für jede Seite eines signieren.",
  "another-person": "Dieser Browser hat als jemand anders gechattet. Lassen Sie ihn das erst vergessen.",
  "secret-shown":
    "Das Geheimnis eines Schlüssels wird gezeigt, wenn er erzeugt wird, und danach nicht mehr. Erzeugen Sie einen neuen Schlüssel.",
  "too-slow": "Diese Verbindung kam nicht mit. Sie kommt von selbst wieder.",
  busy: "Der Server ist ausgelastet. Es wurde nichts geändert; versuchen Sie es erneut.",
  "store-unavailable":
    "Was Sie gesendet haben, konnte nicht gespeichert werden. Es bleibt hier und wird erneut gesendet.",
  "home-away":
    "Dieses Konto zieht auf einen anderen Server um. Es wurde nichts geändert; versuchen Sie es erneut.",
  "server-stopping": "Der Server startet neu. Die Verbindung kommt von selbst wieder.",
  internal:
    "Auf dem Server ist etwas schiefgegangen. Sehen Sie nach, ob es ausgeführt wurde, bevor Sie es erneut versuchen.",
};

interface Kind {
  readonly many: string;
  readonly whenFull?: string;
}

const kinds: Readonly<Record<SettingKind | "contact" | "chat", Kind>> = {
  user: {
    many: "Benutzer",
    whenFull: "Auch deaktivierte zählen: Geben Sie den Platz eines davon jemand anderem.",
  },
  group: { many: "Gruppen" },
  queue: { many: "Warteschlangen" },
  template: { many: "Vorlagen" },
  classification: {
    many: "Einstufungen",
    whenFull: "Auch stillgelegte zählen: Benennen Sie stattdessen eine um.",
  },
  "break-reason": { many: "Pausengründe" },
  "opening-hours": { many: "Öffnungszeiten" },
  widget: { many: "Widgets", whenFull: "Ändern Sie eines, das nicht mehr gebraucht wird." },
  block: { many: "gesperrte Kunden", whenFull: "Heben Sie erst eine Sperre auf." },
  "identity-key": {
    many: "Schlüssel für signierte Identität",
    whenFull: "Legen Sie einen still, der nicht mehr benutzt wird.",
  },
  contact: { many: "Kontakte", whenFull: "Ändern Sie einen, der nicht mehr gebraucht wird." },
  chat: { many: "offene Chats" },
};

/** A later server may have other kinds. */
function named(kind: string | number): Kind {
  return (kinds as Readonly<Record<string, Kind>>)[kind] ?? { many: String(kind) };
}

/** Several kinds, with a space between them. */
function manyOf(spaced: string | number): string[] {
  return String(spaced)
    .split(" ")
    .map((kind) => named(kind).many);
}

export const errorWords: typeof English = (code, details) => {
  const found = (words as Readonly<Record<string, Words>>)[code];
  return typeof found === "function" ? found(details) : found;
};
