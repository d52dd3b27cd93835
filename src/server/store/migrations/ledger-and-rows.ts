/** The ledger of every account and the tables for look-ups, in SQL that both engines understand. */
export const ledgerAndRows = [
  // The head of each account's ledger and the account's home. The row is also the lock for writing to the
  // account, so that a home's last save and the take-over by the next home cannot overlap.
  `create table ledger (
    account_id text primary key,
    head bigint not null,
    epoch bigint not null default 0,
    home_id text
  )`,
  `create index ledger_by_home on ledger (home_id) where home_id is not null`,
  // Each opening of an account starts a new history. Histories tell events lost with a restored backup from
  // later events with the same numbers.
  `create table history (
    history text not null,
    account_id text not null,
    ordinal bigint not null,
    from_position bigint not null,
    primary key (history, account_id)
  )`,
  `create index history_by_account on history (account_id, ordinal)`,
  `create table event (
    account_id text not null,
    position bigint not null,
    kind text not null,
    log_id text not null,
    number bigint not null,
    at bigint not null,
    recorded_at bigint not null,
    type text not null,
    body text not null,
    command_id text,
    primary key (log_id, number)
  )`,
  `create unique index event_by_position on event (account_id, position)`,
  // Our clients' command ids begin with the time, so entries written together lie together in this index.
  `create unique index event_by_command_id on event (command_id, log_id) where command_id is not null`,
  `create table account (
    account_id text primary key,
    number bigint not null,
    state text not null
  )`,
  // One row for each settings item, so a save writes only the item it changes. The body of a removed item is
  // null.
  `create table setting (
    item_id text primary key,
    account_id text not null,
    kind text not null,
    body text
  )`,
  `create index setting_by_account on setting (account_id)`,
  `create table agent (
    user_id text primary key,
    account_id text not null,
    number bigint not null,
    is_live bigint not null,
    state text not null
  )`,
  `create index agent_by_account on agent (account_id)`,
  `create index agent_live on agent (account_id) where is_live = 1`,
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
    finished_at bigint,
    classification_id text,
    mail_due bigint not null,
    ended text,
    state text not null
  )`,
  `create index chat_live on chat (account_id) where is_live = 1`,
  `create index chat_mail_due on chat (account_id) where mail_due = 1`,
  `create index chat_by_customer on chat (account_id, customer_id, queued_at)`,
  `create index chat_by_contact on chat (account_id, contact_id, queued_at) where contact_id is not null`,
  `create index chat_by_finish on chat (account_id, finished_at) where finished_at is not null`,
  `create table contact (
    contact_id text primary key,
    account_id text not null,
    number bigint not null,
    name text not null,
    email text not null,
    phone text not null,
    merged_into text,
    merged_from text not null
  )`,
  `create index contact_by_name on contact (account_id, name) where merged_into is null`,
  // Written by followers.
  `create table handled_chat (
    chat_id text not null,
    user_id text not null,
    account_id text not null,
    owned_at bigint not null,
    is_owned bigint not null,
    responded_at bigint,
    response_ms bigint,
    active_since bigint,
    handle_ms bigint not null,
    handled_at bigint,
    primary key (chat_id, user_id)
  )`,
  `create index handled_chat_by_user on handled_chat (account_id, user_id, owned_at, chat_id)`,
  `create index handled_chat_by_response on handled_chat (account_id, user_id, responded_at)
    where responded_at is not null`,
  `create index handled_chat_by_end on handled_chat (account_id, user_id, handled_at)
    where handled_at is not null`,
  `create table queue_wait (
    chat_id text not null,
    number bigint not null,
    account_id text not null,
    queue_id text not null,
    began_at bigint not null,
    ended_at bigint,
    how text,
    primary key (chat_id, number)
  )`,
  `create index queue_wait_by_end on queue_wait (account_id, ended_at) where ended_at is not null`,
  `create table followed_agent (
    user_id text primary key,
    account_id text not null,
    since bigint not null,
    state text not null
  )`,
  `create table status_span (
    span_id text primary key,
    user_id text not null,
    account_id text not null,
    status text not null,
    break_reason_id text,
    began_at bigint not null,
    ended_at bigint not null
  )`,
  `create index status_span_by_user on status_span (account_id, user_id, ended_at)`,
  // The cursor of each follower in each account's ledger.
  `create table follower (
    name text not null,
    account_id text not null,
    version bigint not null,
    cursor bigint not null,
    primary key (name, account_id)
  )`,
  `create table customer (
    customer_id text primary key,
    account_id text not null,
    number bigint not null,
    chat_id text
  )`,
  `create table offline_message (
    offline_message_id text primary key,
    account_id text not null,
    number bigint not null,
    customer_id text not null,
    left_at bigint not null,
    finished_at bigint,
    state text not null
  )`,
  `create index offline_message_open on offline_message (account_id) where finished_at is null`,
  `create index offline_message_by_finish on offline_message (account_id, finished_at)
    where finished_at is not null`,
  // The bytes lie in the storage of files. The row of a sent file follows from its message.
  `create table file (
    file_id text primary key,
    account_id text not null,
    state text not null,
    chat_id text,
    by_kind text not null,
    by_id text not null,
    name text not null,
    type text not null,
    bytes bigint not null,
    width bigint,
    height bigint
  )`,
  `create index file_by_chat on file (chat_id) where chat_id is not null`,
  `create index file_loose on file (account_id) where chat_id is null`,
  `create index file_by_account on file (account_id)`,
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
  // Until when each server's lease runs, and how often an account was taken from it.
  `create table server (
    server_id text primary key,
    address text unique,
    until bigint not null default 0,
    losses bigint not null default 0
  )`,
] as const;

/**
 * The words under which contacts are found. `bytewise` is the collation by which they are compared byte by
 * byte, so that those with one beginning lie together.
 */
export const contactWordTable = (bytewise: string) => [
  `create table contact_word (
    account_id text not null,
    word text ${bytewise} not null,
    contact_id text not null,
    primary key (account_id, word, contact_id)
  )`,
  `create index contact_word_by_contact on contact_word (contact_id)`,
];
