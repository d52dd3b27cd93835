import type { AccountId } from "#core/ids.ts";
import * as statements from "#server/store/engines/home-statements.ts";
import type { AskHomes } from "#server/store/engines/postgres-homes.ts";
import type { HomeBook } from "./home-book.ts";
import type { ServerProcess } from "./server-process.ts";
import type { StoreLine } from "./store-line.ts";
import type { WorldTime } from "./world-time.ts";

interface Needs {
  readonly time: WorldTime;
  readonly line: StoreLine;
  readonly process: ServerProcess;
  readonly book: HomeBook;
}

/**
 * The statements about homes of one server's process. Where the database's clock decides, they say the
 * world's time instead: it does not go on before they are answered, so that is what the clock of a database in
 * this world would show, to every server alike.
 */
export function homesLine({ time, line, process, book }: Needs): (ask: AskHomes) => AskHomes {
  return (ask) => (on, statement, values) =>
    line.ask(false, async () => {
      const told = statement
        .replaceAll(statements.databaseNow, `${time.now}::bigint`)
        // By chance, and the same for the same world.
        .replaceAll(statements.anyOrder, `md5(busy.account_id || '${time.now}')`);
      if (told.includes("now()") || told.includes("random()"))
        throw new Error("A statement asks the database's clock or chance by other words");
      const rows = await ask<never>(on, told, values);
      const [first] = rows as readonly { epoch: number }[];
      const accountId = values[0] as AccountId;
      if (first && (statement === statements.takeOver || statement === statements.found))
        book.took(accountId, { process, epoch: first.epoch });
      if (statement === statements.release) book.released(accountId, process);
      return rows;
    });
}
