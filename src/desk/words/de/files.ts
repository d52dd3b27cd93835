import type { filesWords as English } from "../en/files.ts";
import { numberText } from "../numbers.ts";

export const filesWords: typeof English = {
  add: "Dateien hinzufügen",
  addHint: "Dateien zur Antwort hinzufügen. Sie lassen sich auch hierher ziehen oder einfügen",
  chosen: "Dateien, die mit der Antwort gesendet werden",
  sending: (name) => `${name} wird übertragen`,
  sent: (sent, all) => `${sent} von ${all}`,
  held: "Geht weiter, sobald die Verbindung wieder da ist",
  tryAgain: (name) => `${name} erneut versuchen`,
  remove: (name) => `${name} entfernen`,
  picture: (name) => `Bild ${name}`,
  openPicture: (name) => `${name} in einem neuen Tab öffnen`,
  save: "Datei speichern",
  settings: "Dateien in Chats",
  kinds: "Arten von Dateien, die angenommen werden",
  kindsHint: "Nach ihrem Inhalt, nicht nach dem Namen. Keine: Dateien können gar nicht gesendet werden",
  kind: {
    image: "Bilder (JPEG, PNG, GIF, WebP)",
    document: "Dokumente (PDF, Office)",
    text: "Text",
    audio: "Audio",
    video: "Video",
    archive: "Archive (ZIP, 7z, gzip)",
  },
  sizeMax: "Größte Datei, in MB",
  perMessageMax: "Höchstzahl der Dateien einer Nachricht",
  totalMax: "Platz für alle Dateien, in GB",
  totalMaxHint: (gigabytes) =>
    `Dateien werden mit ihren Chats gelöscht. Werden Chats unbegrenzt aufbewahrt, füllen sich ${numberText(gigabytes)} GB`,
};
