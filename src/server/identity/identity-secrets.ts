import { hkdfSync, randomBytes } from "node:crypto";
import type { AccountId, IdentityKeyId } from "#core/ids.ts";
import type { Store } from "../ports/store.ts";

/**
 * The secrets with which companies' servers sign who their customers are. Each is made of the installation's own
 * and the names of account and key: none lies in a log, on a desk or in an export. (B-75)
 */
export class IdentitySecrets {
  readonly #store: Pick<Store, "installationText">;
  #root: Promise<string> | null = null;

  constructor(store: Pick<Store, "installationText">) {
    this.#store = store;
  }

  /** 32 bytes in base64url. */
  async of(accountId: AccountId, identityKeyId: IdentityKeyId): Promise<string> {
    this.#root ??= this.#store.installationText("identity-root", () => randomBytes(32).toString("base64url"));
    // A store that could not be read is asked again.
    const root = await this.#root.catch((fault: unknown) => {
      this.#root = null;
      throw fault;
    });
    const name = JSON.stringify(["bellhop identity key 1", accountId, identityKeyId]);
    return Buffer.from(hkdfSync("sha256", root, "", name, 32)).toString("base64url");
  }
}
