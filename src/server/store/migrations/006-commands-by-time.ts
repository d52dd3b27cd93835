/**
 * Commands are looked up by their ids first. Those that our clients make begin with the time: what is
 * written together goes to one end of the index, and not to a page of its own for each chat.
 */
export const commandsByTime = [
  // First: as long as it takes, other servers can read.
  `create unique index event_by_command_id on event (command_id, log_id) where command_id is not null`,
  `drop index event_by_command`,
] as const;
