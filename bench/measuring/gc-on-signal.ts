// Loaded into a measured server (`--expose-gc --import gc-on-signal.js`): on SIGUSR2 it collects garbage and
// prints the remaining memory, inside and outside the heap.
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`held ${heapUsed + external}`);
});

export {};
