import { locale } from "./language.ts";

type Forms<Form> = Readonly<Partial<Record<Intl.LDMLPluralRule, Form>>> & { readonly other: Form };

const rules = new Intl.PluralRules(locale);

/** The form that goes with the count, such as "chat" or "chats". */
export function plural<Form>(count: number, forms: Forms<Form>): Form {
  return forms[rules.select(count)] ?? forms.other;
}
