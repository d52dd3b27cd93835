const called = (holiday: string) => (holiday === "" ? "this holiday" : holiday);

export const settingsHoursWords = {
  title: "Opening hours",
  explains:
    "When queues take new chats; each queue says under Queues which hours it goes by. Outside them customers can leave a message. Chats that have begun go on.",
  newHours: "New opening hours",
  columns: { now: "Now", queues: "Queues that go by them" },
  removeHint: "They are gone for everyone. Hours that a queue goes by stay.",
  timeZone: "Time zone",
  timeZoneHint: "The times below are those of the clocks there, in summer and winter",
  /** Without a time they never change; a day is named only when it is another one. */
  open: (time: string | null, day: string | null) => `Open now${change("closes", time, day)}`,
  closed: (time: string | null, day: string | null) => `Closed now${change("opens", time, day)}`,
  week: "Week",
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  likeMonday: "Monday to Friday like Monday",
  noPeriod: "Closed",
  firstPeriod: "Open",
  morePeriods: "Add",
  openOn: (day: string) => `Open on ${day}`,
  addPeriod: (day: string) => `Add a period on ${day}`,
  from: (day: string) => `${day} from`,
  to: (day: string) => `${day} to`,
  nextDay: "next day",
  emptyPeriod: "It must not end when it begins.",
  removePeriod: (day: string, from: string, to: string) => `Remove ${from} to ${to} on ${day}`,
  holidays: "Holidays",
  holidaysHint:
    "Single days with hours of their own, whatever their weekday says; without any they are closed.",
  addHoliday: "Add holiday",
  holiday: (name: string) => `Holiday ${name}`,
  called,
  dateOf: (name: string) => `Date of ${called(name)}`,
  nameOf: (name: string) => `Name of ${called(name)}`,
  name: "Name",
  removeHoliday: (name: string) => `Remove ${called(name)}`,
};

function change(verb: string, time: string | null, day: string | null): string {
  if (time === null) return "";
  return day === null ? `, ${verb} ${time}` : `, ${verb} ${day}, ${time}`;
}
