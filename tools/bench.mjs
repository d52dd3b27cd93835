// Entry point of `npm run bench:<name>`: builds the product and the bench, then runs that bench.
//   node tools/bench.mjs <name> [its words]
import "./ensure-node.mjs";
import { runBuiltProgram } from "./run-built-program.mjs";

const [name = "", ...words] = process.argv.slice(2);
await runBuiltProgram({ config: "bench/vite.config.ts", name, words });
