import {
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
} from "@better-auth/core/context";

/** Calls into the library that have not ended, of every server in this process: its contexts are the process's. */
let running = 0;

/**
 * Runs a call into the sign-in library. It keeps contexts that follow every promise of the process,
 * also those that have nothing to do with signing in, from its first call on: before Node 24 that makes
 * each message dearer by a seventh. So they are let go whenever nobody is signing in.
 */
export async function withContexts<Result>(call: () => Promise<Result>): Promise<Result> {
  running += 1;
  try {
    return await call();
  } finally {
    running -= 1;
    // What could not be let go costs time and nothing else.
    if (running === 0) letGo().catch(() => {});
  }
}

async function letGo(): Promise<void> {
  const contexts = await Promise.all([
    getCurrentAuthContextAsyncLocalStorage(),
    getCurrentDBAdapterAsyncLocalStorage(),
    getRequestStateAsyncLocalStorage(),
  ]);
  // Somebody may have begun to sign in meanwhile.
  if (running === 0) for (const context of contexts) context.disable();
}
