import { findNumber } from "#client/find-number.ts";
import type { Challenge } from "#contract/proof-of-work.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Runs beside the page, so that typing goes on. The browser's own SHA-256 is not to be had here: it is missing in
 * frames of pages without HTTPS, and takes longer to be asked than to answer.
 */
self.addEventListener("message", ({ data }: MessageEvent<Challenge>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have no origin of their own
  self.postMessage(findNumber(data, (text) => sha256(utf8ToBytes(text))));
  self.close();
});
