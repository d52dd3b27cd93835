/** A fact about a customer, in the company's own words. */
export interface FieldView {
  readonly name: string;
  readonly value: string;
}

/** A customer as the company's server has vouched for them. (B-75) */
export interface PersonView {
  /** The company's own id of the person. */
  readonly externalId: string;
  /** Empty when the company did not say. */
  readonly name: string;
  readonly email: string;
  readonly fields: readonly FieldView[];
}
