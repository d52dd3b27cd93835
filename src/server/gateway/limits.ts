import { type ListLimits, listLimits } from "../commands/list-limits.ts";
import { type BudgetLimits, budgetLimits } from "./customer-budgets.ts";

/** Maximum lengths of an account's lists, and the budgets of its customers. */
export interface Limits extends ListLimits {
  readonly budgets: BudgetLimits;
}

export const productLimits: Limits = { ...listLimits, budgets: budgetLimits };
