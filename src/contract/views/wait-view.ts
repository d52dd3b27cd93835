/** What a waiting customer is told of their wait, in what is true at the moment. (B-71, B-77) */
export type WaitView = {
  /** How long they may be gone before they lose their place; 0 = for ever. (B-16) */
  readonly leavingMs: number;
} & (
  | { readonly kind: "nothing" | "nobody" | "closed" | "longer" }
  /** Position: their place, from 1. Minutes: about so many are left, 0 = less than one. `isMore`: more than `count`. */
  | { readonly kind: "position" | "minutes"; readonly count: number; readonly isMore: boolean }
);
