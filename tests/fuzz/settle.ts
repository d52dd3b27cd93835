import { writeFileSync } from "node:fs";

/** Loaded into the server's process before it starts: on SIGUSR2 it collects garbage and writes down what is left. */
const { gc } = globalThis as { gc?: () => void };
const file = process.env["FUZZ_MEMORY_FILE"];

process.on("SIGUSR2", () => {
  // What waits to be freed is freed in the turns between.
  setTimeout(() => {
    gc?.();
    setTimeout(() => {
      gc?.();
      if (file) writeFileSync(file, JSON.stringify(process.memoryUsage()));
    }, 50);
  }, 200);
});
