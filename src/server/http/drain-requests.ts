import type { FastifyInstance } from "fastify";

/** How long a stop waits for answers. Sockets have had 5 s before that, and the whole stop has 10 s. */
const answerWithinMs = 3_000;

/** Answers requests that are running when the server closes before their connections are cut. */
export function drainRequests(server: FastifyInstance): void {
  let running = 0;
  let settled = () => {};
  server.addHook("onRequest", async (_request, { raw }) => {
    running += 1;
    // Also counts down when the client has disconnected.
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
