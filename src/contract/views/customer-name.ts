/**
 * What staff call a customer: the contact's name, or, while there is no contact, a code that tells the customer from
 * others, to be said in the reader's language.
 */
export type CustomerName = string | { readonly code: string };
