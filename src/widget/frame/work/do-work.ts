import type { Challenge, Proof } from "#contract/proof-of-work.ts";

/** Does the work of a challenge in a worker, which is loaded only now; rejects when it cannot be loaded. */
export function doWork(challenge: Challenge): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.ts", import.meta.url));
    worker.addEventListener("message", ({ data }: MessageEvent<number>) =>
      resolve({ token: challenge.token, number: data }),
    );
    worker.addEventListener("error", reject);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have no origin of their own
    worker.postMessage(challenge);
  });
}
