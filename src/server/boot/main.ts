// The first file of the built server: runs the rest of it as it was compiled when it was built, which
// spares a start a third of its work. Without that, or under another Node, it is compiled anew.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Module, createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

const path = join(import.meta.dirname, "server.cjs");
const compiledPath = join(import.meta.dirname, "server.compiled");
const code = readFileSync(path);

const script = new Script(
  // In one line with it, so that lines keep their numbers in what is said of faults.
  `(function (exports, require, module, __filename, __dirname) {${code.toString("utf8")}\n})`,
  // Kept with what was compiled, and so the same wherever the build comes to lie.
  { filename: "server.cjs", cachedData: readCompiled() },
);
if (process.env["BELLHOP_KEEP_COMPILED"]) {
  process.once("exit", (exitCode) => {
    // Only now, and only if all went well: it holds what has been used by then.
    if (exitCode === 0) keepCompiled(script.createCachedData());
  });
}
// What it loads later asks for it by its name, and is to find this one.
const require = createRequire(path);
const program = Object.assign(new Module(path), { filename: path, loaded: true });
require.cache[path] = program;
const run = script.runInThisContext() as (...words: unknown[]) => void;
run(program.exports, require, program, path, dirname(path));

function keepCompiled(compiled: Buffer): void {
  writeFileSync(compiledPath, Buffer.concat([checkOf(compiled), compiled]));
}

/** `undefined` unless it is whole, and of this very code: Node looks at little more than its length. */
function readCompiled(): Buffer | undefined {
  try {
    const kept = readFileSync(compiledPath);
    const compiled = kept.subarray(20);
    return checkOf(compiled).equals(kept.subarray(0, 20)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** 20 bytes. */
function checkOf(compiled: Buffer): Buffer {
  return createHash("sha1").update(code).update(compiled).digest();
}
