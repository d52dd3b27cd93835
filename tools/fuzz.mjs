// Entry point of `npm run fuzz`: sends bad input at scale to the built server in its own process.
//   node tools/fuzz.mjs [--count=100000] [--seed=N] [--only=name]
import "./ensure-node.mjs";
import { runBuiltProgram } from "./run-built-program.mjs";

await runBuiltProgram({ config: "tests/fuzz/vite.config.ts", name: "main", words: process.argv.slice(2) });
