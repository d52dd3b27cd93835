// The first file of the built server: runs the rest of it as it was compiled when it was built, which
// spares a start a third of its work. Without that, or under another Node, it is compiled anew.
import { readFileSync, writeFileSync } from "node:fs";
import { Module, createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

const path = join(import.meta.dirname, "server.cjs");
const compiledPath = join(import.meta.dirname, "server.compiled");

const script = new Script(
  // In one line with it, so that lines keep their numbers in what is said of faults.
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, "utf8")}\n})`,
  { filename: path, cachedData: readCompiled() },
);
if (process.env["BELLHOP_KEEP_COMPILED"]) {
  // Only now: it holds what has been used by then.
  process.once("exit", () => writeFileSync(compiledPath, script.createCachedData()));
}
// What it loads later asks for it by its name, and is to find this one.
const require = createRequire(path);
const program = Object.assign(new Module(path), { filename: path, loaded: true });
require.cache[path] = program;
const run = script.runInThisContext() as (...words: unknown[]) => void;
run(program.exports, require, program, path, dirname(path));

function readCompiled(): Buffer | undefined {
  try {
    return readFileSync(compiledPath);
  } catch {
    return undefined;
  }
}
