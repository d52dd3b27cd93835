/**
 * Everything about the sources that needs no test, by name: the program with its arguments, what it is called
 * in the summary, and how what it finds is put right.
 *
 * @type {Record<string, { title: string, program: string[], remedy: string }>}
 */
export const checks = {
  types: { title: "types", program: ["tsc", "-b"], remedy: "" },
  lint: {
    title: "lint",
    program: ["oxlint", "--type-aware", "--deny-warnings"],
    remedy: "`npm run fix` puts some of it right.",
  },
  format: { title: "format", program: ["oxfmt", "--check"], remedy: "`npm run fix` puts it right." },
  unused: {
    title: "dead code",
    program: ["knip"],
    remedy: "Remove what nobody uses, or say in knip.json why it stays.",
  },
};
