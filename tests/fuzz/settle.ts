import { writeFileSync } from "node:fs";

/** Loaded into the server's process before it starts: on SIGUSR2 it collects garbage and writes down what is left. */
const { gc } = globalThis as { gc?: () => void };
const file = process.env["FUZZ_MEMORY_FILE"];

process.on("SIGUSR2", () => {
  // Connections that were ended are held for a second, in case the other side takes so long to close. What
  // waits to be freed then is freed in the turns between.
  setTimeout(() => {
    gc?.();
    setTimeout(() => {
      gc?.();
      if (file) writeFileSync(file, JSON.stringify(process.memoryUsage()));
    }, 50);
  }, 1_500);
});
