/** A fact about a customer, in the company's own words, such as the number of an order. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A customer as the company's server has vouched for them, by its signature. (B-75) */
export interface Person {
  /** The company's own id of the person. */
  readonly externalId: string;
  /** Empty when the company did not say. */
  readonly name: string;
  readonly email: string;
  readonly fields: readonly Field[];
}

export function isSamePerson(one: Person | null, other: Person | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.externalId === other.externalId &&
    one.name === other.name &&
    one.email === other.email &&
    areSameFields(one.fields, other.fields)
  );
}

export function areSameFields(one: readonly Field[], other: readonly Field[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, value }, index) => other[index]?.name === name && other[index]?.value === value)
  );
}
