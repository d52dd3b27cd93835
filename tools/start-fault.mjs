/** Something that keeps Bellhop from starting and that its user can put right. */
export class StartFault extends Error {}

/**
 * The last line of a tool: a StartFault ends the process with its words and without a stack trace,
 * anything else is a bug and is shown whole.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function runOrSayWhyNot(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
