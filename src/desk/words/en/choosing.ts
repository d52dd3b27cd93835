import { numberText } from "../numbers.ts";

export const choosingWords = {
  chosen: (count: number) => (count === 0 ? "Choose all shown" : `${numberText(count)} chosen`),
};
