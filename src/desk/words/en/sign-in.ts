import { numberText } from "../numbers.ts";

export const signInWords = {
  signIn: "Sign in",
  email: "E-mail",
  password: "Password",
  passwordHint: (lengthMin: number) => `At least ${numberText(lengthMin)} characters, and not easy to guess`,
  signInAs: "This is a demo. Sign in as",
  roles: { agent: "Agent", supervisor: "Supervisor", administrator: "Administrator" },
  customersWriteOn: <Part>(page: Part) => ["Customers write on ", page, "."],
  companyPage: "the company’s page",
  welcome: "Welcome to Bellhop",
  welcomeHint:
    "Nobody has signed in here yet. You become the first administrator; a first queue is made for you.",
  code: "Set-up code",
  codeHint: "The server printed it where it was started",
  accountName: "Account name",
  accountNameHint: "Your company, as customers read it",
  yourName: "Your name",
  createAccount: "Create the account",
};
