import type { signInWords as English } from "../en/sign-in.ts";

export const signInWords: typeof English = {
  customersWriteOn: (page) => ["Kunden schreiben auf ", page, "."],
  companyPage: "der Seite der Firma",
};
