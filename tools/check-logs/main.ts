import { filesFolderOf, readConfiguration } from "#server/configuration/configuration.ts";
import { folderStorage } from "#server/files/folder-storage.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { StoreFault } from "#server/ports/store.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { patience } from "#server/store/patience.ts";
import { openStore } from "#server/store/open-store.ts";

try {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  const store = openStore(await openEngine(configuration, patience, { beside: "reading" }));
  const { logs, events, findings } = await checkLogs(store, folderStorage(filesFolderOf(configuration)));
  await store.close();
  for (const { log, words } of findings) console.log(`${log.kind} ${log.id}: ${words}`);
  console.log(`${logs} logs with ${events} events checked: ${findings.length} wrong`);
  process.exit(findings.length === 0 ? 0 : 1);
} catch (fault) {
  // The last line of the process: what to do, or else everything there is.
  console.error(fault instanceof StoreFault ? fault.message : fault);
  process.exit(2);
}
