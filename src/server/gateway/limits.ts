import { type ListLimits, listLimits } from "../commands/list-limits.ts";
import { type BudgetLimits, budgetLimits } from "./customer-budgets.ts";

/** What an account has at most, and what its customers may begin. */
export interface Limits extends ListLimits {
  readonly budgets: BudgetLimits;
}

export const productLimits: Limits = { ...listLimits, budgets: budgetLimits };
