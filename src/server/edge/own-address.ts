import { type CommandError, commandError } from "#contract/error-codes.ts";
import { isAddress } from "./address-range.ts";

/** Most of a stranger's text that a refusal repeats. */
const repeatedMax = 200;

interface Named {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

interface Options {
  /** The origin at which people open this server; `null` = not said. */
  readonly publicUrl: string | null;
  /** Host names of this machine, which count where no public address is set. */
  readonly names: readonly string[];
}

/**
 * The address at which this server is reached. A page of another site may have its own name point to this
 * machine, so that the browser takes both for one site: only own names are answered.
 */
export class OwnAddress {
  readonly #public: URL | null;
  readonly #names: ReadonlySet<string>;

  constructor({ publicUrl, names }: Options) {
    this.#public = publicUrl === null ? null : new URL(publicUrl);
    this.#names = new Set(names.map((name) => name.toLowerCase()));
  }

  /** Do browsers reach this server by https only? */
  get isEncrypted(): boolean {
    return this.#public?.protocol === "https:";
  }

  /** Why a request for this host is not answered; `null` = it is. */
  whyNotHost({ host = "" }: Named): CommandError | null {
    const given = `${this.#public?.protocol ?? "http:"}//${host}`;
    const asked = host !== "" && URL.canParse(given) ? new URL(given) : null;
    const named = host.slice(0, repeatedMax) || "no address";
    if (this.#public) {
      const { origin } = this.#public;
      return asked?.origin === origin ? null : commandError("wrong-host", { host: named, url: origin });
    }
    return asked && this.#isOwnName(asked.hostname) ? null : commandError("unknown-host", { host: named });
  }

  /** Why a page of this origin may not ask for anything here; `null` = it may. Programs send no origin. */
  whyNotOrigin({ host = "", origin }: Named): CommandError | null {
    if (origin === undefined) return null;
    const from = URL.canParse(origin) ? new URL(origin) : null;
    const isOwn = this.#public ? from?.origin === this.#public.origin : from?.host === host;
    if (isOwn) return null;
    const url = this.#public?.origin ?? host;
    return commandError("wrong-origin", { origin: origin.slice(0, repeatedMax), url });
  }

  /** Names that nobody but this machine's owner can point here. */
  #isOwnName(name: string): boolean {
    const isLocal = name === "localhost" || name.endsWith(".localhost");
    return isLocal || isAddress(name.replace(/^\[|\]$/g, "")) || this.#names.has(name);
  }
}
