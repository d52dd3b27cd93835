export const signInWords = {
  customersWriteOn: <Part>(page: Part) => ["Customers write on ", page, "."],
  companyPage: "the company’s page",
};
