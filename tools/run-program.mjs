import { spawn } from "node:child_process";

/**
 * Runs a program to its end. Its output is collected, and shown at the same time when asked.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when there is no such program
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      // npm is a .cmd file there, which only a shell can run.
      shell: process.platform === "win32" && program === "npm",
    });
    const endChild = () => child.kill();
    process.once("exit", endChild);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (/** @type {Buffer} */ chunk) => {
        output += chunk.toString();
        if (options.show) process.stdout.write(chunk);
      });
    child.on("error", (error) => {
      process.off("exit", endChild);
      if ("code" in error && error.code === "ENOENT") resolve({ code: 127, output: "" });
      else reject(error);
    });
    child.on("close", (code) => {
      process.off("exit", endChild);
      resolve({ code: code ?? 1, output });
    });
  });
}
