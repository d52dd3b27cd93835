/** Today's names of zones that browsers list under the names they had before. */
const renamed = [
  "Africa/Asmara",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
];

/** Every time zone this browser lists, and the one that is set. */
export function timeZones(set: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), ...renamed, "UTC", set])].toSorted();
}
