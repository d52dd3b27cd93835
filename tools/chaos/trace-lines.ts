import { ChaosFault } from "./chaos-fault.ts";

/** A system call of the traced process, as far as it matters for a power cut. */
export type Call =
  | { readonly kind: "write"; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: "truncate"; readonly path: string; readonly length: number }
  | { readonly kind: "create"; readonly path: string; readonly emptied: boolean }
  | { readonly kind: "unlink"; readonly path: string }
  /** The kernel reported a file, or a folder's names, as synced up to here. */
  | { readonly kind: "sync"; readonly path: string }
  /** Bytes sent to a peer, from the start of the call. */
  | { readonly kind: "said"; readonly text: string };

/** Options of strace for a trace that `readTrace` understands. */
export const straceWords = [
  // The server stays this process's own child, and threads are watched, too.
  "-D",
  "-f",
  "--seccomp-bpf",
  // Paths beside descriptors; every byte, in hexadecimal.
  "-y",
  "-xx",
  "-s",
  "4000000",
  "-e",
  "trace=write,writev,pwrite64,pwritev,sendmsg,sendto,ftruncate,fallocate,openat,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync",
  "-e",
  "signal=SIGKILL",
] as const;

const hex = String.raw`((?:\\x[0-9a-f]{2})*)`;
const writePattern = new RegExp(`^\\d+<${hex}>, "${hex}", (\\d+), (\\d+)(?:\\) += (-?\\d+|\\?))?`);
const descriptorPattern = new RegExp(`^\\d+<${hex}>`);
const textPattern = new RegExp(`"${hex}"`, "g");

/**
 * Reads a trace. A write counts from its start, a sync from its return. Only files in `folder` are
 * considered. Throws a `ChaosFault` for calls that the reader cannot follow.
 */
export function* readTrace(lines: Iterable<string>, folder: string): Generator<Call> {
  const unfinished = new Map<string, string>();
  for (const line of lines) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    if (resumed) {
      const begun = unfinished.get(thread);
      unfinished.delete(thread);
      if (begun) yield* callsAtEnd(begun + resumed[1], folder);
      continue;
    }
    const [whole, begun] = /^(.*) ?<unfinished \.\.\.>$/s.exec(rest) ?? [];
    if (whole !== undefined && begun !== undefined) unfinished.set(thread, begun);
    yield* callsAtBeginning(begun ?? rest, folder);
    if (begun === undefined) yield* callsAtEnd(rest, folder);
  }
}

function* callsAtBeginning(text: string, folder: string): Generator<Call> {
  const [, name = "", words = ""] = /^(\w+)\((.*)$/s.exec(text) ?? [];
  const isWrite = name === "write" || name === "writev" || name.startsWith("send");
  const path = decode(descriptorPattern.exec(words)?.[1] ?? "").toString();
  if (isWrite && isConnection(path)) yield { kind: "said", text: textOf(words) };
  if (!path.startsWith(folder)) return;
  if (name === "pwrite64") yield writeOf(words, path);
  else if (isWrite || name === "pwritev" || name === "fallocate") {
    throw new ChaosFault(`${name} on ${path} is not followed`);
  }
}

function* callsAtEnd(text: string, folder: string): Generator<Call> {
  const [, name = "", words = "", result] = /^(\w+)\((.*)\) += (-?\d+)/s.exec(text) ?? [];
  if (result === undefined || Number(result) < 0) return;
  const path = decode(descriptorPattern.exec(words)?.[1] ?? "").toString();
  if (name === "fsync" || name === "fdatasync") {
    if (path.startsWith(folder)) yield { kind: "sync", path };
  } else if (name === "ftruncate" && path.startsWith(folder)) {
    yield { kind: "truncate", path, length: Number(/, (\d+)$/.exec(words)?.[1]) };
  } else if (name === "openat" || name.startsWith("unlink") || name.startsWith("rename")) {
    yield* nameCalls(name, words, folder);
  }
}

function* nameCalls(name: string, words: string, folder: string): Generator<Call> {
  const path = textOf(words);
  if (!path.includes(folder)) return;
  if (name.startsWith("rename")) throw new ChaosFault(`${name} of ${path} is not followed`);
  if (name.startsWith("unlink")) yield { kind: "unlink", path };
  else if (words.includes("O_CREAT")) yield { kind: "create", path, emptied: words.includes("O_TRUNC") };
}

function writeOf(words: string, path: string): Call {
  const [, , bytes, length, offset, result] = writePattern.exec(words) ?? [];
  const written = decode(bytes ?? "");
  if (written.length !== Number(length)) throw new ChaosFault(`A write to ${path} was not seen whole`);
  if (result !== undefined && result !== "?" && result !== length) {
    throw new ChaosFault(`A write to ${path} was cut short by the kernel`);
  }
  return { kind: "write", path, offset: Number(offset), bytes: written };
}

function isConnection(path: string): boolean {
  return /^(socket|TCP|TCPv6):/.test(path);
}

function textOf(words: string): string {
  return [...words.matchAll(textPattern)].map(([, text]) => decode(text ?? "").toString("latin1")).join("");
}

function decode(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll(String.raw`\x`, ""), "hex");
}
