/** When each chat finished, so that those to be erased are found without reading the others. */
export const finishedChats = [
  `alter table chat add column finished_at bigint`,
  `update chat set finished_at = coalesce(
    (select max(at) from event where log_id = chat_id and type in ('chat.closed', 'chat.abandoned')),
    (select max(at) from event where log_id = chat_id and type = 'chat.ended')
  ) where is_live = 0`,
  `create index chat_by_finish on chat (account_id, finished_at) where finished_at is not null`,
] as const;
