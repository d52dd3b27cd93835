import { loadavg } from "node:os";
import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { findingsOf, tableOf } from "./judge-siege.ts";
import { type Siege, playSiege } from "./play-siege.ts";
import { type EngineName, SiegeFault, type SiegeOptions, readSiegeOptions } from "./siege-options.ts";

try {
  const options = readSiegeOptions(process.argv.slice(2));
  const found: string[] = [];
  for (const engine of options.engines) {
    console.log(`\n${engine}, load ${loadavg()[0]?.toFixed(1)} before it began`);
    const siege = await playOn(engine, options);
    if (!siege) continue;
    console.log(`\n${tableOf(siege.rounds)}\n`);
    const findings = findingsOf(siege, options.judgesTimes);
    console.log(`${siege.acknowledged} words of the honest acknowledged; ${findings.length} findings`);
    for (const finding of findings) console.log(`  ${finding}`);
    found.push(...findings);
  }
  process.exit(found.length === 0 ? 0 : 1);
} catch (fault) {
  // The last line of the process: what to do, or else everything there is.
  console.error(fault instanceof SiegeFault ? fault.message : fault);
  process.exit(2);
}

async function playOn(engine: EngineName, options: SiegeOptions): Promise<Siege | null> {
  if (engine === "sqlite") return playSiege(options, null);
  const databases = await throwAwayDatabases();
  try {
    if (databases.missing === null) return await playSiege(options, await databases.create());
    console.log(`*** WITHOUT POSTGRESQL: ${databases.missing} ***`);
    return null;
  } finally {
    await databases.end();
  }
}
