// Entry point of the built server. Node caches the compiled code of the other files here, which makes later
// starts faster; the folder may be read-only, or moved with the build.
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache({ directory: join(import.meta.dirname, "compiled"), portable: true });
const { runServer } = await import("./run-server.ts");
await runServer();
// A server that is killed has kept it by then, too.
flushCompileCache();
