import { ConfigurationFault, readConfiguration } from "./configuration/configuration.ts";
import { openLogger } from "./logging/open-logger.ts";
import { builtPages } from "./http/page-routes.ts";
import { StoreFault } from "./ports/store.ts";
import { type RunningServer, startServer } from "./start-server.ts";
import { startWords } from "./start-words.ts";
import { SchemaFault } from "./store/migrations/migrations.ts";
import { version } from "./version.ts";

/** How long a stop may take before the process goes anyway. */
const stopWithinMs = 10_000;

/** Starts the server of this process; resolves once it listens. Where it cannot, the process ends. */
export async function runServer(): Promise<void> {
  try {
    const configuration = readConfiguration(process.argv.slice(2), process.env);
    const logger = openLogger({ level: configuration.logLevel });
    if (configuration.several && !configuration.filesFolder) {
      logger.warn("Several servers need one folder of files that all of them see: set BELLHOP_FILES.");
    }
    const pages = await builtPages(import.meta.dirname);
    const server = await startServer({ configuration, pages, version, logger });
    stopWhenAsked(server);
    for (const line of startWords(server, configuration)) console.log(line);
  } catch (fault) {
    // The last line of the process: one that says what to do, or else everything there is.
    const words = wordsFor(fault);
    console.error(words ?? fault);
    process.exit(1);
  }
}

function stopWhenAsked(server: RunningServer): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    server.close().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function wordsFor(fault: unknown): string | null {
  const isOurs =
    fault instanceof ConfigurationFault || fault instanceof StoreFault || fault instanceof SchemaFault;
  if (isOurs) return fault.message;
  const { code, port } = fault as { code?: string; port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken. Set PORT to another, or stop what listens there.`;
  if (code === "EACCES") return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return "HOST is no address of this machine.";
  return null;
}
