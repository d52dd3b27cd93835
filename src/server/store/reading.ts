import { StoreFault } from "../ports/store.ts";

/** Whatever the database says went wrong becomes the one fault the rest of the server knows. */
export async function reading<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (cause) {
    throw cause instanceof StoreFault ? cause : new StoreFault("The database could not be read", cause);
  }
}
