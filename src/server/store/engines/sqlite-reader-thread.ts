// The thread in which people's questions are answered; `SqliteReader` starts it and asks. Node runs this
// file as it is, or as an entry of its own of the server's build.
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { ReaderAnswer, ReaderQuestion } from "./sqlite-reader.ts";

const preparedMax = 200;

const { path } = workerData as { readonly path: string };
const database = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
const prepared = new Map<string, StatementSync>();

parentPort?.on("message", (question: ReaderQuestion) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(answerTo(question));
});

function answerTo({ sql, parameters }: ReaderQuestion): ReaderAnswer {
  try {
    return { rows: statementOf(sql).all(...parameters) };
  } catch (fault) {
    const { message, code, errcode } = fault as Error & { readonly code?: string; readonly errcode?: number };
    return { fault: { message, code, errcode } };
  }
}

function statementOf(sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = database.prepare(sql);
  if (prepared.size < preparedMax) prepared.set(sql, statement);
  return statement;
}
