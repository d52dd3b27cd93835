import { expect, test } from "vitest";
import { StoreFault } from "../ports/store.ts";
import { openLogger } from "./open-logger.ts";

function logged(fault: unknown): { text: string; err: Record<string, unknown> } {
  let text = "";
  const logger = openLogger({ level: "trace" }, { write: (line: string) => (text += line) });
  logger.error({ err: fault }, "A request failed");
  return { text, err: (JSON.parse(text) as { err: Record<string, unknown> }).err };
}

test("a fault is told with its cause, its code and where it happened", () => {
  const cause = Object.assign(new Error("the line broke"), { code: "ECONNRESET" });
  const { err } = logged(new StoreFault("The database could not store what it was given", cause));
  expect(err).toMatchObject({
    type: "StoreFault",
    message: "The database could not store what it was given",
    cause: { type: "Error", message: "the line broke", code: "ECONNRESET" },
  });
  expect(err["stack"]).toContain("open-logger.test.ts");
});

test("what a fault carries along is not told: a database names the row that did not fit", () => {
  const row = 'Failing row contains (chat-1, 7, {"text":"my card is 4111 1111 1111 1111"}).';
  const cause = Object.assign(new Error("new row violates a constraint"), {
    code: "23514",
    detail: row,
    where: row,
    parameters: [row],
  });
  const { text } = logged(new StoreFault("The database could not store what it was given", cause));
  expect(text).toContain("23514");
  expect(text).not.toContain("4111");
});

test("causes that go round in a circle end", () => {
  const fault = new Error("one");
  fault.cause = fault;
  expect(logged(fault).text.length).toBeLessThan(20_000);
});

test("what is thrown and no error is told without what it says", () => {
  expect(logged("my card is 4111 1111 1111 1111").text).not.toContain("4111");
});
