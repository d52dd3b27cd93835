import type { AccountId, CustomerId, UserId, WidgetId } from "#core/ids.ts";

/** A signed-in staff user. */
export interface StaffAsker {
  readonly kind: "staff";
  readonly accountId: AccountId;
  readonly userId: UserId;
}

/** A customer whose browser has proved who they are. */
export interface CustomerAsker {
  readonly kind: "customer";
  readonly accountId: AccountId;
  readonly customerId: CustomerId;
  readonly widgetId: WidgetId;
}

export type Asker = StaffAsker | CustomerAsker;
