/** Waits until what is expected has come about, turn by turn of the event loop; then fails as it failed last. */
export async function eventually<Result>(
  expectation: () => Result | Promise<Result>,
  withinMs = 10_000,
): Promise<Result> {
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (fault) {
      if (performance.now() > until) throw fault;
      await nextTurn();
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
