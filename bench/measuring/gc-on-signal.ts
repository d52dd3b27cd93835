// Loaded into a measured server (`--expose-gc --import gc-on-signal.js`): on SIGUSR2 it gives back what is
// unused and says what is left, heap and what lies beside it.
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`held ${heapUsed + external}`);
});

export {};
