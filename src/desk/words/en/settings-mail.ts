export const settingsMailWords = {
  title: "Mail",
  explains:
    "Customers can leave an e-mail address in the chat. Answers that they have not seen are sent there, with a link that goes on with the chat on any device.",
  unseen: "Unseen answers",
  server: "Mail server",
  isSetUp: (from: string, server: string) => `Mails come from ${from}, by ${server}.`,
  isNotSetUp:
    "No mail server is set up, so customers are not offered to leave an address. Whoever runs Bellhop sets BELLHOP_SMTP_URL and BELLHOP_MAIL_FROM (docs/running.md).",
  after: "Send answers by mail when unseen for",
  afterHint: "Answers of that time go in one mail",
  try: "Send a test mail",
  tryHint: "It goes to your own address.",
  outcomes: {
    sent: (to: string) => `Sent to ${to}. Look whether it has come.`,
    refused: (to: string) => `The mail server refuses mail to ${to}.`,
    "not-set-up": () => "No mail server is set up.",
    "too-many": () => "Many test mails were sent already. Try again in ten minutes.",
    "not-reached": () =>
      "The mail server cannot be reached. Check host and port in BELLHOP_SMTP_URL, and that nothing between blocks them.",
    "not-encrypted": () =>
      "No encrypted connection to the mail server can be made. Check its certificate, and whether BELLHOP_SMTP_URL begins with smtps:// (port 465) or smtp:// (port 587).",
    "not-signed-in": () =>
      "The mail server does not accept the user or the password. Check both in BELLHOP_SMTP_URL.",
    "sender-refused": () =>
      "The mail server does not let mails come from this address. Check BELLHOP_MAIL_FROM.",
    busy: () => "The mail server does not take mails just now. Try again later.",
  },
  said: (response: string) => `It said: ${response}`,
};
