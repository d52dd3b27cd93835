import { expect, test } from "vitest";
import { UnansweredFault } from "../ports/store.ts";
import { QuestionQueue } from "./question-queue.ts";

/** A database that answers when the test says so. */
function slowDatabase() {
  const running: { name: string; end: () => void; fail: (fault: Error) => void }[] = [];
  return {
    running,
    names: () => running.map(({ name }) => name),
    question: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        const leave = () => running.splice(running.indexOf(here), 1);
        const here = {
          name,
          end() {
            leave();
            resolve(name);
          },
          fail(fault: Error) {
            leave();
            reject(fault);
          },
        };
        running.push(here);
      }),
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const opened = (atOnceMax: number, questionMs = 60_000) => ({
  database: slowDatabase(),
  queue: new QuestionQueue({ atOnceMax, questionMs }),
});
const whyNot = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (fault: unknown) => (fault instanceof UnansweredFault ? fault.why : fault),
  );

test("[A-2] somebody who asks a thousand delays another's first question by at most one", async () => {
  const { database, queue } = opened(1);
  const greedy = Array.from({ length: 1_000 }, (_, index) =>
    whyNot(queue.ask("greedy", database.question(`greedy ${index}`))),
  );
  const other = queue.ask("other", database.question("other"));
  expect(database.names()).toEqual(["greedy 0"]);
  database.running[0]?.end();
  await nextTurn();
  expect(database.names()).toEqual(["other"]);
  database.running[0]?.end();
  expect(await other).toBe("other");
  // One of the thousand questions was answered, twenty may wait, and the others fail at once.
  await nextTurn();
  expect(database.names()).toEqual(["greedy 1"]);
  expect(await Promise.all(greedy.slice(21))).toEqual(Array.from({ length: 979 }, () => "too-many"));
  while (database.running.length > 0) {
    database.running[0]?.end();
    await nextTurn();
  }
  expect(await Promise.all(greedy.slice(0, 21))).toEqual(Array.from({ length: 21 }, () => null));
});

test("[A-2] askers are served in turn, each in their order, and nobody has two places", async () => {
  const { database, queue } = opened(2);
  const order: string[] = [];
  const asked = ["a", "a", "a", "b", "b", "c"].map((asker, index) =>
    queue.ask(asker, database.question(`${asker}${index}`)).then((name) => order.push(name)),
  );
  expect(database.names()).toEqual(["a0", "b3"]);
  while (order.length < asked.length) {
    database.running[0]?.end();
    await nextTurn();
    expect(new Set(database.names().map((name) => name[0])).size).toBe(database.names().length);
  }
  expect(order).toEqual(["a0", "b3", "c5", "a1", "b4", "a2"]);
});

test("[V-16] a question that fails ends alone", async () => {
  const { database, queue } = opened(1);
  const [failing, next] = ["a", "b"].map((asker) => queue.ask(asker, database.question(asker)));
  const failed = whyNot(failing!);
  const fault = new Error("No such table");
  database.running[0]?.fail(fault);
  expect(await failed).toBe(fault);
  await nextTurn();
  database.running[0]?.end();
  expect(await next).toBe("b");
});

test("[V-16] a question that takes too long is given up, and keeps its place until its work has ended", async () => {
  const { database, queue } = opened(1, 10);
  const stuck = whyNot(queue.ask("a", database.question("stuck")));
  const behind = whyNot(queue.ask("b", database.question("behind")));
  const patient = queue.askPatiently("follower", database.question("patient"));
  expect(await Promise.all([stuck, behind])).toEqual(["too-long", "too-long"]);
  // A question that has been given up is never put to the database.
  expect(database.names()).toEqual(["stuck"]);
  database.running[0]?.end();
  await nextTurn();
  expect(database.names()).toEqual(["patient"]);
  database.running[0]?.end();
  expect(await patient).toBe("patient");
  await queue.drain();
  const after = queue.ask("a", database.question("after"));
  database.running[0]?.end();
  expect(await after).toBe("after");
});
