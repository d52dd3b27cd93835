import { say } from "#contract/sentence.ts";
import type { MailTrialView } from "#contract/views/mail-view.ts";
import type { Account } from "#core/account/account.ts";
import type { MailId, UserId } from "#core/ids.ts";
import type { Ids } from "../ports/ids.ts";
import type { MailBudgets } from "./mail-budgets.ts";
import type { MailWays } from "./mail-ways.ts";
import { trialWords } from "./words/trial-words.ts";

interface Needs {
  readonly mail: MailWays;
  readonly mailBudgets: MailBudgets;
  readonly ids: Ids;
}

interface Trial {
  readonly account: Account;
  readonly userId: UserId;
  readonly language: keyof typeof trialWords;
}

/** Sends a mail to the user's own address, and says what became of it. */
export async function tryMail(
  { mail: { mailer }, mailBudgets, ids }: Needs,
  { account, userId, language }: Trial,
): Promise<MailTrialView> {
  const to = account.users[userId]?.email ?? "";
  if (!mailer) return { to, outcome: "not-set-up", response: "" };
  if (!mailBudgets.spend(to)) return { to, outcome: "too-many", response: "" };
  const { subject, text } = trialWords[language];
  const mailId = ids.next<MailId>();
  const outcome = await mailer.send({
    mailId,
    threadId: mailId,
    to,
    fromName: account.name,
    subject: say(subject, { company: account.name }),
    text,
  });
  if (outcome.kind === "sent") return { to, outcome: "sent", response: "" };
  const { response } = outcome;
  return { to, outcome: outcome.kind === "later" ? outcome.why : "refused", response };
}
