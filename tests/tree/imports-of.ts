import { posix } from "node:path";
import type { ProjectFile } from "./project-files.ts";

export type Import = {
  /** As written. */
  name: string;
  /** The path of the file in this project, or nothing for a package. */
  path: string | undefined;
  /** Whether it goes when types are stripped. */
  isTypeOnly: boolean;
};

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[\w\s{},*$]*?\sfrom\s+)?["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"']+)["']/g;

export function importsOf(file: ProjectFile): Import[] {
  const text = file.text.replace(/\/\*[\s\S]*?\*\//g, "");
  const fixed = [...text.matchAll(statement)].map(([, type, name = ""]) => ({
    name,
    isTypeOnly: type !== undefined,
  }));
  const lazy = [...text.matchAll(dynamic)].map(([, name = ""]) => ({ name, isTypeOnly: false }));
  return [...fixed, ...lazy].map((found) => ({ ...found, path: pathOf(file.path, found.name) }));
}

function pathOf(importer: string, name: string): string | undefined {
  if (name.startsWith(".")) return posix.join(posix.dirname(importer), name);
  if (name.startsWith("#")) return `src/${name.slice(1)}`;
  return undefined;
}
