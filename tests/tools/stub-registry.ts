import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A package registry on this machine that has one version of one package. */
export interface StubRegistry {
  readonly url: string;
  /** The paths that were asked for. */
  readonly requests: readonly string[];
  /** Leaves the next download of the package unanswered; resolves once it was asked for. */
  stall(): Promise<void>;
  close(): Promise<void>;
}

interface Published {
  readonly name: string;
  readonly version: string;
  readonly archive: Buffer;
}

/** As the lock file and registries write it. */
export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}

export async function startStubRegistry({ name, version, archive }: Published): Promise<StubRegistry> {
  const requests: string[] = [];
  let stalling: PromiseWithResolvers<void> | null = null;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push(path);
    if (!path.endsWith(".tgz")) return void response.end(JSON.stringify(packument()));
    if (!stalling) return void response.end(archive);
    stalling.resolve();
    stalling = null;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const packument = () => ({
    name,
    "dist-tags": { latest: version },
    versions: {
      [version]: {
        name,
        version,
        dist: { tarball: `${url}/${name}/-/${name}-${version}.tgz`, integrity: integrityOf(archive) },
      },
    },
  });
  return {
    url,
    requests,
    stall() {
      stalling = Promise.withResolvers();
      return stalling.promise;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
