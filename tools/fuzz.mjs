// What `npm run fuzz` runs: bad input at scale, put to the built server in a process of its own.
//   node tools/fuzz.mjs [--count=100000] [--seed=N] [--only=name]
import "./ensure-node.mjs";
import { runBuiltProgram } from "./run-built-program.mjs";

await runBuiltProgram({ config: "tests/fuzz/vite.config.ts", name: "main", words: process.argv.slice(2) });
