import type { FastifyInstance } from "fastify";

/** How long a stop waits for the answers, after sockets have had 5 s for theirs: all of it has 10 s. */
const answerWithinMs = 3_000;

/** Requests that have begun when the server is closed are answered before their connections are cut. */
export function drainRequests(server: FastifyInstance): void {
  let running = 0;
  let settled = () => {};
  server.addHook("onRequest", async (_request, { raw }) => {
    running += 1;
    // Also when whoever asked is no more.
    raw.once("close", () => {
      running -= 1;
      if (running === 0) settled();
    });
  });
  server.addHook("preClose", async () => {
    if (running === 0) return;
    await new Promise<void>((resolve) => {
      settled = resolve;
      setTimeout(resolve, answerWithinMs).unref();
    });
  });
}
