/** Does keeping chats for `days` erase what keeping them for `daysBefore` would have kept? 0 = for ever. */
export function erasesMore(daysBefore: number, days: number): boolean {
  return days !== 0 && (daysBefore === 0 || days < daysBefore);
}
