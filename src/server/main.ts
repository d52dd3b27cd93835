// The first file of the built server. Node keeps beside it what it has compiled of the rest, which spares
// later starts that work; the folder may be read-only, or moved with the build.
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache({ directory: join(import.meta.dirname, "compiled"), portable: true });
const { runServer } = await import("./run-server.ts");
await runServer();
// A server that is killed has kept it by then, too.
flushCompileCache();
