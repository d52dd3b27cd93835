import type { settingsHoursWords as English } from "../en/settings-hours.ts";

const called = (holiday: string) => (holiday === "" ? "dieser Feiertag" : holiday);

export const settingsHoursWords: typeof English = {
  title: "Öffnungszeiten",
  explains:
    "Wann Warteschlangen neue Chats aufnehmen; welche Öffnungszeiten gelten, legt jede unter „Warteschlangen“ fest. Außerhalb können Kunden eine Nachricht hinterlassen. Begonnene Chats gehen weiter.",
  newHours: "Neue Öffnungszeiten",
  columns: { now: "Jetzt", queues: "Gelten für" },
  removeHint:
    "Sie werden für alle entfernt. Öffnungszeiten, die für eine Warteschlange gelten, bleiben bestehen.",
  timeZone: "Zeitzone",
  timeZoneHint: "Die Zeiten unten sind die dortige Ortszeit, im Sommer wie im Winter",
  open: (time, day) => `Jetzt geöffnet${change("schließt", time, day)}`,
  closed: (time, day) => `Jetzt geschlossen${change("öffnet", time, day)}`,
  week: "Woche",
  days: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  likeMonday: "Montag bis Freitag wie Montag",
  noPeriod: "Geschlossen",
  firstPeriod: "Öffnen",
  morePeriods: "Hinzufügen",
  openOn: (day) => `Öffnen: ${day}`,
  addPeriod: (day) => `Zeitraum hinzufügen: ${day}`,
  from: (day) => `${day} von`,
  to: (day) => `${day} bis`,
  nextDay: "am Folgetag",
  emptyPeriod: "Beginn und Ende dürfen nicht gleich sein.",
  removePeriod: (day, from, to) => `Entfernen: ${day}, ${from} bis ${to}`,
  holidays: "Feiertage",
  holidaysHint:
    "Einzelne Tage mit eigenen Zeiten, auf welchen Wochentag sie auch fallen; ohne Zeiten ist geschlossen.",
  addHoliday: "Feiertag hinzufügen",
  holiday: (name) => `Feiertag ${name}`,
  called,
  dateOf: (name) => `Datum: ${called(name)}`,
  nameOf: (name) => `Name: ${called(name)}`,
  name: "Name",
  removeHoliday: (name) => `Entfernen: ${called(name)}`,
};

function change(verb: string, time: string | null, day: string | null): string {
  if (time === null) return "";
  return day === null ? `, ${verb} um ${time}` : `, ${verb} ${day}, ${time}`;
}
