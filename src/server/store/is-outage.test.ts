import { expect, test } from "vitest";
import { StoreBusyFault, StoreFault, UnansweredFault } from "../ports/store.ts";
import { isOutage } from "./is-outage.ts";

const said = (fields: object) => new StoreFault("It failed", Object.assign(new Error("said"), fields));

test("[V-16] what a database says of one statement is no outage", () => {
  const ofOne = [
    ...["0A000", "21000", "22021", "22P02", "23505", "42601", "42P01", "54000", "54001"].map((code) =>
      said({ code }),
    ),
    ...[1, 18, 19, 20, 25, 1555, 2067].map((errcode) => said({ code: "ERR_SQLITE_ERROR", errcode })),
    new StoreFault("The sign-in library could not read", said({ code: "22021" })),
    new UnansweredFault("too-long", "It took too long"),
    new UnansweredFault("reader-ended", "The thread that reads has ended", new Error("out of memory")),
  ];
  for (const fault of ofOne) expect(isOutage(fault, { isWrite: true })).toBe(false);
});

test("[V-16] everything else is", () => {
  const away = [
    ...["08006", "25006", "53100", "53300", "57P01", "ECONNRESET", "EPIPE"].map((code) => said({ code })),
    ...[5, 8, 10, 11, 13, 14, 778].map((errcode) => said({ code: "ERR_SQLITE_ERROR", errcode })),
    said({}),
    new StoreFault("No save fitted", undefined),
    new StoreBusyFault("Too many"),
  ];
  for (const fault of away) expect(isOutage(fault, { isWrite: false })).toBe(true);
});

test("[V-16] a search that takes too long is nobody's outage, a write that does is one", () => {
  expect([false, true].map((isWrite) => isOutage(said({ code: "57014" }), { isWrite }))).toEqual([
    false,
    true,
  ]);
});
