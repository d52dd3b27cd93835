import type { Logger } from "pino";
import { isFinished } from "#core/chat/chat.ts";
import { identifyCustomer } from "#core/chat/identify-customer.ts";
import type { IdentityKeyId } from "#core/ids.ts";
import { isRefusal } from "#core/refusal.ts";
import type { Identified } from "../identity/identified.ts";
import type { IdentitySecrets } from "../identity/identity-secrets.ts";
import { readToken } from "../identity/read-token.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { ChatsOfCustomer } from "./chats-of-customer.ts";
import type { ContactOfPerson } from "./contact-of-person.ts";
import type { CustomerProcedure } from "./procedure.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly identified: Identified;
  readonly identitySecrets: IdentitySecrets;
  readonly contactOfPerson: ContactOfPerson;
}

/**
 * Finds out who the customer is by a token of the company's. Their chat, if one goes on, and the next ones are then
 * that person's. Nothing is stored of somebody who has said nothing. (B-75)
 */
export function customerIdentify(needs: Needs): CustomerProcedure<"customer.identify"> {
  const { logs, clock, logger, identified, identitySecrets, contactOfPerson } = needs;
  const chats = new ChatsOfCustomer(needs);
  const secretOf = async (identityKeyId: IdentityKeyId) => {
    const { accountId, account } = logs;
    const isThere = Object.hasOwn(account.identityKeys, identityKeyId);
    return isThere ? identitySecrets.of(accountId, identityKeyId) : null;
  };
  return {
    turn: (_payload, { customerId }) => customerId,
    // Others write to the customer's chat, too.
    innerTurn(_payload, { customerId }) {
      const chat = chats.current(customerId);
      return chat && !isFinished(chat) ? chat.chatId : null;
    },
    alsoIn: (_payload, { customerId }) => chats.begunSince(null, customerId),
    async prepare({ token }, { customerId, widgetId }) {
      const read = await readToken(token, { secretOf, widgetId, now: clock.now() });
      if (isRefusal(read)) {
        logger.info({ widgetId, ...read }, "A token did not identify a customer");
        return () => read;
      }
      const { person } = read;
      await chats.load(null, customerId);
      await contactOfPerson.load(person);
      return () => {
        const now = clock.now();
        if (!identified.mayUse(read, customerId)) {
          logger.info({ widgetId }, "A token was used by a second browser");
          return { refused: "token-used" };
        }
        const chat = chats.current(customerId);
        const contact = contactOfPerson.of(person, { customerId, now });
        const known = identified.of(customerId);
        const decided = identifyCustomer({ chat, known, person, contactId: contact.contactId }, now);
        if (isRefusal(decided)) return decided;
        identified.remember(read, customerId);
        return decided.length > 0 ? [...decided, ...contact.changes] : decided;
      };
    },
  };
}
