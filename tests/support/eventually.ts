/** Turns of the event loop after which whatever is waited for takes longer, and looking again costs it time. */
const quickTurns = 100;

/** Milliseconds between two looks: few at first, more where it takes long. */
const soonMs = 5;
const lateMs = 25;

/** Waits until what is expected has come about; then fails as it failed last. */
export async function eventually<Result>(
  expectation: () => Result | Promise<Result>,
  withinMs = 60_000,
): Promise<Result> {
  const until = performance.now() + withinMs;
  for (let turn = 0; ; turn++) {
    try {
      return await expectation();
    } catch (fault) {
      if (performance.now() > until) throw fault;
      if (turn < quickTurns) await nextTurn();
      else await new Promise((resolve) => setTimeout(resolve, turn < 2 * quickTurns ? soonMs : lateMs));
    }
  }
}

/** Lets everything run that is ready to: what has not happened after this was not going to. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
