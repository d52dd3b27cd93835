import type { Kysely } from "kysely";
import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

type FileQueries = Pick<Store, "readFile" | "readLooseFiles" | "sumFileBytes" | "forgetFiles">;

export function fileQueries(engine: Engine): FileQueries {
  const query: Kysely<Tables> = engine.query;
  const files = query.selectFrom("file").selectAll();
  return {
    readFile: async (fileId) =>
      (await reading(files.where("file_id", "=", fileId).executeTakeFirst())) ?? null,
    readLooseFiles: (accountId) =>
      reading(files.where("account_id", "=", accountId).where("chat_id", "is", null).execute()),
    async sumFileBytes(accountId) {
      const sum = query
        .selectFrom("file")
        .select(({ fn }) => fn.sum<number | string | null>("bytes").as("bytes"))
        .where("account_id", "=", accountId)
        .where("chat_id", "is not", null);
      return Number((await reading(sum.executeTakeFirstOrThrow())).bytes ?? 0);
    },
    async forgetFiles(fileIds) {
      if (fileIds.length === 0) return;
      await engine.writeTogether([query.deleteFrom("file").where("file_id", "in", fileIds).compile()], false);
    },
  };
}
