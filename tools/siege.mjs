// Entry point of `npm run siege`: attacks the built server, which has little memory, while honest people talk.
//   node tools/siege.mjs [--seconds=20] [--engine=sqlite|postgres|both] [--only=<attack>] [--short]
import "./ensure-node.mjs";
import { runBuiltProgram } from "./run-built-program.mjs";

await runBuiltProgram({ config: "tests/siege/vite.config.ts", name: "main", words: process.argv.slice(2) });
