// Entry point of `npm run chaos`: builds the product and the chaos tests, and runs them on data of their own.
import "./ensure-node.mjs";
import { runBuiltProgram } from "./run-built-program.mjs";

await runBuiltProgram({ config: "tools/chaos/vite.config.ts", name: "main", words: process.argv.slice(2) });
