/** Looks every few milliseconds; rejects with `words` when it does not become so within a minute. */
export async function until(isSo: () => boolean, words: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
