import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of the builder's manifest: a script with what it needs. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** A file that the desk loads late, with the scripts that cannot be had without it, the nearest first. */
export interface LateFile {
  readonly file: string;
  readonly scripts: readonly string[];
}

/** Every file of the built desk that its page does not name, from the builder's own list. */
export function lateFiles(buildFolder: string): LateFile[] {
  const text = readFileSync(join(buildFolder, "desk", ".vite", "manifest.json"), "utf8");
  const chunks = JSON.parse(text) as Readonly<Record<string, Chunk>>;
  const chunkOf = (name: string): Chunk => chunks[name] ?? { file: "" };
  const withImports = (name: string, known = new Set<string>()): Set<string> => {
    if (known.has(name)) return known;
    known.add(name);
    for (const other of chunkOf(name).imports ?? []) withImports(other, known);
    return known;
  };
  const first = new Set(
    Object.keys(chunks)
      .filter((name) => chunkOf(name).isEntry)
      .flatMap((name) => [...withImports(name)]),
  );
  const firstSheets = [...first].flatMap((name) => chunkOf(name).css ?? []);
  const late = Object.keys(chunks).filter((name) => !first.has(name) && chunkOf(name).file.endsWith(".js"));
  const needs = new Map<string, Set<string>>();
  for (const name of late) {
    for (const { file, css = [] } of [...withImports(name)].filter((each) => !first.has(each)).map(chunkOf)) {
      for (const needed of [file, ...css.filter((sheet) => !firstSheets.includes(sheet))])
        needs.set(needed, (needs.get(needed) ?? new Set([file])).add(chunkOf(name).file));
    }
  }
  return [...needs].map(([file, scripts]) => ({ file, scripts: [...scripts] }));
}
