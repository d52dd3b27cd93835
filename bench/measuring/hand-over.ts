import { writeFile } from "node:fs/promises";

/** The figures of a bench by the names in `bench/targets.ts`, one value for each round. */
export type Figures = Readonly<Record<string, readonly number[]>>;

/** The word that names the file for a bench's figures. */
export const resultsOption = "--results=";

/** Writes the figures as JSON to the file given by `--results=`; does nothing without it. */
export async function handOver(figures: Figures): Promise<void> {
  const path = process.argv.find((word) => word.startsWith(resultsOption))?.slice(resultsOption.length);
  if (path) await writeFile(path, JSON.stringify(figures));
}
