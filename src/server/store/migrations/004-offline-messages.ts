/** Messages that customers left; those that nobody has seen to are read at a start. */
export const offlineMessages = [
  `create table offline_message (
    offline_message_id text primary key,
    account_id text not null,
    number bigint not null,
    is_open bigint not null,
    customer_id text not null,
    left_at bigint not null,
    state text not null
  )`,
  `create index offline_message_open on offline_message (account_id) where is_open = 1`,
  `create index offline_message_by_account on offline_message (account_id, left_at)`,
] as const;
