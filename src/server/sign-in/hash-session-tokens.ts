import { createHash } from "node:crypto";
import type { DBAdapter, Where } from "better-auth";

type TransactionAdapter = Omit<DBAdapter, "transaction">;

/**
 * The database adapter of the sign-in library, but that the table of sessions holds the hash of each token. So
 * neither the data folder nor a backup of it signs anybody in. The library has no option for it. Whoever finds a
 * session by its token gets the token back; in a list of sessions the hashes stand.
 */
export function hashSessionTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...hashing(adapter),
    transaction: (work) => adapter.transaction((inner) => work(hashing(inner))),
  };
}

/** 256 bits of a token that nobody can guess need neither salt nor slowness. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function hashing(adapter: TransactionAdapter): TransactionAdapter {
  return {
    ...adapter,
    async create<Given extends Record<string, unknown>, Row>(asked: {
      model: string;
      data: Omit<Given, "id">;
      select?: string[] | undefined;
      forceAllowId?: boolean | undefined;
    }) {
      const { token } = asked.data as { token?: unknown };
      if (asked.model !== "session" || typeof token !== "string") return adapter.create<Given, Row>(asked);
      const data = { ...asked.data, token: hashOfToken(token) };
      return { ...(await adapter.create<Given, Row>({ ...asked, data })), token };
    },
    async findOne<Row>(asked: Parameters<TransactionAdapter["findOne"]>[0]) {
      return withToken(await adapter.findOne<Row>(hashedWhere(asked)), asked);
    },
    findMany: (asked) => adapter.findMany(hashedWhere(asked)),
    count: (asked) => adapter.count(hashedWhere(asked)),
    async update<Row>(asked: Parameters<TransactionAdapter["update"]>[0]) {
      return withToken(await adapter.update<Row>(hashedWhere(asked)), asked);
    },
    updateMany: (asked) => adapter.updateMany(hashedWhere(asked)),
    delete: (asked) => adapter.delete(hashedWhere(asked)),
    deleteMany: (asked) => adapter.deleteMany(hashedWhere(asked)),
  };
}

interface Asked {
  readonly model: string;
  readonly where?: Where[] | undefined;
}

function hashedWhere<Question extends Asked>(asked: Question): Question {
  if (asked.model !== "session" || !asked.where) return asked;
  const where = asked.where.map((condition) => {
    if (condition.field !== "token") return condition;
    const { value } = condition;
    if (typeof value === "string") return { ...condition, value: hashOfToken(value) };
    return { ...condition, value: Array.isArray(value) ? value.map((one) => hashOfToken(`${one}`)) : value };
  });
  return { ...asked, where };
}

/** The row with the token by which it was found, with which the library goes on. */
function withToken<Row>(row: Row | null, { model, where = [] }: Asked): Row | null {
  const token = where.find(({ field }) => field === "token")?.value;
  return row && model === "session" && typeof token === "string" ? { ...row, token } : row;
}
