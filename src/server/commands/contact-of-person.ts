import { byCustomer } from "#core/author.ts";
import type { Change } from "#core/change.ts";
import type { Person } from "#core/customer/person.ts";
import type { ContactId, CustomerId } from "#core/ids.ts";
import { contactIdOf } from "../identity/identified.ts";
import { loadContact, peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { ContactCount } from "./contact-count.ts";
import type { ListLimits } from "./list-limits.ts";

interface Needs {
  readonly logs: Logs;
  readonly contactCount: ContactCount;
  readonly limits: ListLimits;
}

/** The contact of a person that the company has vouched for, by the company's own id of them. (B-75) */
export class ContactOfPerson {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Reads what `of` needs. */
  async load({ externalId }: Person): Promise<void> {
    const { logs, contactCount } = this.#needs;
    const contact = await loadContact(logs, contactIdOf(logs.accountId, externalId));
    if (!contact) await contactCount.load();
  }

  /**
   * The contact, and what makes it where it is not there yet. What agents have written in one stays. `null`: there
   * is no room for another contact.
   */
  of(
    { externalId, name, email }: Person,
    { customerId, now }: { readonly customerId: CustomerId; readonly now: number },
  ): { readonly contactId: ContactId | null; readonly changes: readonly Change[] } {
    const { logs, contactCount, limits } = this.#needs;
    const id = contactIdOf(logs.accountId, externalId);
    const contact = peekContact(logs, id);
    if (contact) return { contactId: contact.contactId, changes: [] };
    if (contactCount.now >= limits.contacts) return { contactId: null, changes: [] };
    const fields = { name: name || externalId, email, phone: "" };
    const event = { type: "contact.saved", at: now, by: byCustomer(customerId), fields } as const;
    return { contactId: id, changes: [{ log: "contact", id, event }] };
  }
}
