/**
 * The servers on one database, who is connected to each, and what each has made known; empty where
 * there is one server only.
 */
export const servers = [
  `create table server (
    server_id text primary key,
    beats bigint not null,
    is_held bigint not null,
    beat_at bigint not null
  )`,
  `create table held_person (
    server_id text not null,
    id text not null,
    session text not null,
    kind text not null,
    account_id text not null,
    primary key (server_id, id, session)
  )`,
  `create table server_news (
    server_id text not null,
    number bigint not null,
    at bigint not null,
    body text not null,
    primary key (server_id, number)
  )`,
] as const;
