import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { AccountId, CustomerId, WidgetId } from "#core/ids.ts";
import { z } from "zod";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";

/** How long a key counts. A page that needs one later asks for another. */
export const fileKeyMs = 60 * 60_000;

/** The customer that a key names. */
export interface KeyHolder {
  readonly accountId: AccountId;
  readonly customerId: CustomerId;
  readonly widgetId: WidgetId;
}

const named = z.tuple([z.string(), z.string(), z.string(), z.number()]);

/**
 * Keys by which a customer's page sends and fetches files. The page gets one by its socket, where the customer has
 * proved who they are, and sends it in a header: it is in no address, and any server of the installation can
 * check it.
 */
export class FileKeys {
  readonly #store: Pick<Store, "installationText">;
  readonly #clock: Pick<Clock, "now">;
  #secret: Promise<string> | null = null;

  constructor({ store, clock }: { store: Pick<Store, "installationText">; clock: Pick<Clock, "now"> }) {
    this.#store = store;
    this.#clock = clock;
  }

  async keyFor({ accountId, customerId, widgetId }: KeyHolder): Promise<string> {
    const names = [accountId, customerId, widgetId, this.#clock.now() + fileKeyMs];
    const said = Buffer.from(JSON.stringify(names)).toString("base64url");
    return `${said}.${(await this.#seal(said)).toString("base64url")}`;
  }

  /** `null` for a key that this installation did not give, or that is over. */
  async holderOf(key: string): Promise<KeyHolder | null> {
    const [said = "", seal = ""] = key.split(".");
    const given = Buffer.from(seal, "base64url");
    const right = await this.#seal(said);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [accountId, customerId, widgetId, until] = named.parse(
      JSON.parse(Buffer.from(said, "base64url").toString()),
    );
    if (until <= this.#clock.now()) return null;
    return { accountId, customerId, widgetId } as KeyHolder;
  }

  async #seal(said: string): Promise<Buffer> {
    this.#secret ??= this.#store.installationText("file-key", () => randomBytes(32).toString("base64url"));
    // A store that could not be read is asked again.
    const secret = await this.#secret.catch((fault: unknown) => {
      this.#secret = null;
      throw fault;
    });
    return createHmac("sha256", secret).update(said).digest();
  }
}
