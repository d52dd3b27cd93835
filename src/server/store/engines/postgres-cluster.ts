import type pg from "pg";
import {
  type ClusterStore,
  type HeldPerson,
  type NewsAsked,
  type NumberedNews,
  type ServerId,
  type ServerNews,
  type ServerRow,
  newsPageMax,
} from "../../ports/cluster-store.ts";
import { StoreFault } from "../../ports/store.ts";
import { inTransaction } from "./in-transaction.ts";

/** Writes news into the transaction that it is of. */
export type Tell = (news: ServerNews) => Promise<void>;

/** How many beats, of a second or more, go by between two clearings of old news. */
const clearEveryBeats = 60;

/** So many clearings later news goes: longer than any server can be behind and live on (`tooFarBehindMs` of `Peers`). */
const clearingsKept = 60;

/** How long it is kept of a server that is no more. */
const serversKeptFor = "1 day";

const now = "(extract(epoch from now()) * 1000)::bigint";

interface HeldRow {
  readonly kind: string;
  readonly id: string;
  readonly session: string;
  readonly account_id: string;
}

/** `ClusterStore` on PostgreSQL. One object is one run of one server. */
export class PostgresCluster implements ClusterStore {
  readonly serverId: ServerId;
  readonly #writing: pg.Pool;
  readonly #reading: pg.Pool;
  readonly #listeners: ((number: number) => void)[] = [];
  readonly #clearEvery: number;
  #number = 0;
  #beats = 0;
  /** The number of its last news at each of the last clearings. */
  readonly #cleared: number[] = [];

  constructor(
    serverId: ServerId,
    {
      writing,
      reading,
      clearEvery = clearEveryBeats,
    }: { writing: pg.Pool; reading: pg.Pool; clearEvery?: number },
  ) {
    this.serverId = serverId;
    this.#clearEvery = clearEvery;
    this.#writing = writing;
    this.#reading = reading;
  }

  onCommitted(listener: (number: number) => void): void {
    this.#listeners.push(listener);
  }

  /** A transaction whose news are told once it is committed. */
  async telling<Result>(write: (client: pg.PoolClient, tell: Tell) => Promise<Result>): Promise<Result> {
    const told: number[] = [];
    const result = await inTransaction(this.#writing, (client) =>
      write(client, async (news) => {
        this.#number += 1;
        told.push(this.#number);
        await client.query(
          `insert into server_news (server_id, number, at, body) values ($1, $2, ${now}, $3)`,
          [this.serverId, told.at(-1), JSON.stringify(news)],
        );
      }),
    );
    for (const number of told) for (const listener of this.#listeners) listener(number);
    return result;
  }

  async join(): Promise<void> {
    await this.#write(
      `insert into server (server_id, beats, is_held, beat_at) values ($1, 0, 1, ${now})
       on conflict (server_id) do update set is_held = 1`,
      [this.serverId],
    );
  }

  async beat(): Promise<boolean> {
    this.#beats += 1;
    if (this.#beats % this.#clearEvery === 0) await this.#clear();
    const before = await this.#write<{ is_held: number }>(
      `with before as (select is_held from server where server_id = $1 for update)
       update server set beats = beats + 1, is_held = 1, beat_at = ${now}
       from before where server_id = $1 returning before.is_held`,
      [this.serverId],
    );
    if (before.length === 0) await this.join();
    return before[0]?.is_held === 1;
  }

  leave(): Promise<void> {
    return this.#release("server_id = $1", [this.serverId]);
  }

  giveUp({ serverId, beats }: Pick<ServerRow, "serverId" | "beats">): Promise<void> {
    return this.#release("server_id = $1 and beats = $2", [serverId, beats]);
  }

  async readServers(): Promise<ServerRow[]> {
    const rows = await this.#read<{
      server_id: ServerId;
      beats: number;
      is_held: number;
      head: number | null;
    }>(
      `select server_id, beats, is_held, (
         select number from server_news where server_news.server_id = server.server_id
         order by number desc limit 1
       ) as head
       from server where server_id <> $1 order by server_id`,
      [this.serverId],
    );
    return rows.map(({ server_id: serverId, beats, is_held: isHeld, head }) => ({
      serverId,
      beats,
      isHeld: isHeld === 1,
      head: head ?? 0,
    }));
  }

  async readNews(asked: readonly NewsAsked[]): Promise<NumberedNews[]> {
    const missing = asked.flatMap((one) => one.missing.map((number) => ({ ...one, number })));
    const rows = await this.#read<{ server_id: ServerId; number: number; body: string }>(
      `(select server_id, number, body from server_news
        join unnest($1::text[], $2::bigint[]) as asked (asked_id, after)
          on server_id = asked_id and number > after
        order by server_id, number limit ${newsPageMax})
       union all
       select server_id, number, body from server_news
       where (server_id, number) in (select * from unnest($3::text[], $4::bigint[]))
       order by server_id, number`,
      [
        asked.map(({ serverId }) => serverId),
        asked.map(({ after }) => after),
        missing.map(({ serverId }) => serverId),
        missing.map(({ number }) => number),
      ],
    );
    return rows.map(({ server_id: serverId, number, body }) => ({
      serverId,
      number,
      news: JSON.parse(body) as ServerNews,
    }));
  }

  async readHeld(serverId: ServerId): Promise<HeldPerson[]> {
    const rows = await this.#read<HeldRow>(
      "select kind, id, session, account_id from held_person where server_id = $1",
      [serverId],
    );
    return rows.map(({ kind, id, session, account_id: accountId }) => {
      const person = kind === "agent" ? { kind, id, session, accountId } : { kind, id, accountId };
      return person as HeldPerson;
    });
  }

  tell(news: ServerNews): Promise<void> {
    return this.telling((_client, tell) => tell(news));
  }

  async saveHeld(came: readonly HeldPerson[], went: readonly HeldPerson[]): Promise<void> {
    await this.telling(async (client, tell) => {
      // A line that broke may still be writing what was before this: it is waited for.
      await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`held ${this.serverId}`]);
      await client.query(
        `delete from held_person where server_id = $1
         and (id, session) in (select * from unnest($2::text[], $3::text[]))`,
        [this.serverId, went.map(({ id }) => id), went.map(sessionOf)],
      );
      await client.query(
        `insert into held_person (server_id, id, session, kind, account_id)
         select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[]) on conflict do nothing`,
        [
          this.serverId,
          came.map(({ id }) => id),
          came.map(sessionOf),
          came.map(({ kind }) => kind),
          came.map(({ accountId }) => accountId),
        ],
      );
      await tell({ came, went });
    });
  }

  /** The people of the server that is meant are gone. */
  async #release(which: string, values: readonly unknown[]): Promise<void> {
    await this.#write(
      `with released as (update server set is_held = 0 where ${which} returning server_id)
       delete from held_person where server_id in (select server_id from released)`,
      values,
    );
  }

  /** What everybody has read long since; the last stays, to say how far this server has come. */
  async #clear(): Promise<void> {
    this.#cleared.push(this.#number);
    const upTo = this.#cleared.length > clearingsKept ? (this.#cleared.shift() ?? 0) : 0;
    await this.#write(
      `with gone as (
         delete from server
         where beat_at < (extract(epoch from now() - interval '${serversKeptFor}') * 1000)::bigint
         returning server_id
       ), theirs as (
         delete from held_person where server_id in (select server_id from gone)
       ), told as (
         delete from server_news where server_id in (select server_id from gone)
       )
       delete from server_news where server_id = $1 and number <= $2
         and number < (select max(number) from server_news where server_id = $1)`,
      [this.serverId, upTo],
    );
  }

  async #write<Found extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[],
  ): Promise<Found[]> {
    return inTransaction(this.#writing, async (client) => {
      const { rows } = await client.query<Found>(statement, [...values]);
      return rows;
    });
  }

  async #read<Found extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[],
  ): Promise<Found[]> {
    let client: pg.PoolClient | null = null;
    try {
      client = await this.#reading.connect();
      const { rows } = await client.query<Found>(statement, [...values]);
      client.release();
      return rows;
    } catch (cause) {
      client?.release(true);
      throw new StoreFault("The database could not be read", cause);
    }
  }
}

function sessionOf(person: HeldPerson): string {
  return person.kind === "agent" ? person.session : "";
}
