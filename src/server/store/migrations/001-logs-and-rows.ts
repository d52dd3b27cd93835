/** The logs, and what is looked up. Plain SQL that both engines understand. */
export const logsAndRows = [
  `create table event (
    account_id text not null,
    kind text not null,
    log_id text not null,
    number bigint not null,
    at bigint not null,
    type text not null,
    body text not null,
    command_id text,
    primary key (log_id, number)
  )`,
  `create unique index event_by_command on event (log_id, command_id) where command_id is not null`,
  `create table account (
    account_id text primary key,
    number bigint not null,
    state text not null
  )`,
  `create table agent (
    user_id text primary key,
    account_id text not null,
    number bigint not null,
    state text not null
  )`,
  `create table chat (
    chat_id text primary key,
    account_id text not null,
    number bigint not null,
    stage text not null,
    is_live bigint not null,
    queue_id text not null,
    customer_id text not null,
    contact_id text,
    owner_id text,
    queued_at bigint not null,
    state text not null
  )`,
  `create index chat_live on chat (account_id) where is_live = 1`,
  `create index chat_by_customer on chat (account_id, customer_id, queued_at)`,
  `create index chat_by_contact on chat (account_id, contact_id, queued_at) where contact_id is not null`,
  `create table contact (
    contact_id text primary key,
    account_id text not null,
    number bigint not null,
    name text not null,
    email text not null,
    phone text not null,
    search_text text not null
  )`,
  `create index contact_by_account on contact (account_id, name)`,
  `create table customer (
    customer_id text primary key,
    account_id text not null,
    number bigint not null,
    chat_id text
  )`,
  `create table staff_user (
    user_id text primary key,
    account_id text not null,
    email text not null
  )`,
  `create index staff_user_by_email on staff_user (email)`,
  `create table position (
    chat_id text not null,
    who text not null,
    delivered bigint not null,
    seen bigint not null,
    seen_messages bigint not null,
    primary key (chat_id, who)
  )`,
  `create table installation (key text primary key, value text not null)`,
] as const;
