import type { Engine } from "../engines/engine.ts";
import { baseline } from "./001-baseline.ts";

/** Schemas 1 to 8 were of versions that were never released. */
const unreleased = 8;

const steps: readonly ((engine: Engine["name"]) => readonly string[])[] = [baseline];

/** The schema that this version reads and writes. */
export const schemaVersion = unreleased + steps.length;

/** The database holds data that this version cannot read. */
export class SchemaFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SchemaFault";
  }
}

/**
 * The statements that bring a database of schema `found` to the present one; 0 is an empty database.
 * Throws a `SchemaFault` that says what to do where there is no such way.
 */
export function statementsAfter(found: number, engine: Engine["name"]): readonly string[] {
  if (found > schemaVersion) {
    throw new SchemaFault(
      `The data was written by a newer version of Bellhop (schema ${found}, this one knows ${schemaVersion}). ` +
        "Start that version, or restore a backup from before it.",
    );
  }
  if (found > 0 && found <= unreleased) {
    throw new SchemaFault(
      `The data was written before the first release (schema ${found}), which this version cannot read. ` +
        "Set BELLHOP_DATA to an empty folder, or DATABASE_URL to an empty database.",
    );
  }
  return steps.slice(Math.max(0, found - unreleased)).flatMap((step) => step(engine));
}
