export const settingsWebsiteWords = {
  title: "Website",
  explains:
    "Put the chat on your pages: copy a widget’s snippet into the HTML of each page that shall have it. Its chats come into the queue chosen here.",
  newWidget: "New widget",
  columns: { queue: "Queue", sites: "Sites" },
  everywhere: "Everywhere",
  tabs: {
    label: "Parts of the widget’s settings",
    general: "General",
    appearance: "Appearance",
    privacy: "Privacy",
  },
  nameHint: "For you to tell your widgets apart",
  queue: "Queue",
  queueHint: "Its chats come into this one",
  language: "Language",
  languageHint:
    "For the chat, also without scripts, and for its mails. “As the page” means: what the page says of itself, else what the browser asks for, else English",
  asPage: "As the page",
  sites: "Sites",
  sitesHint: "Where this chat works, one to a line. “*.” stands for every subdomain. None named: everywhere",
  sitesExample: "https://www.acme.example\nhttps://*.acme.example",
  parameters: "Parameters of the page’s address",
  parametersHint:
    "Agents see the page a customer is on without what follows “?” or “#”, because that may hold secrets. Name the parameters they need, one to a line",
  parametersExample: "product",
  forget: "Forget a chat when it has ended",
  forgetHint:
    "For computers that several people use: when the customer has seen the end and closes the chat or leaves the page, or after ten minutes, their browser forgets it. The next person who writes is somebody new. Without this, customers can do so themselves",
  snippet: "Snippet",
  snippetHint:
    'Paste this line before the end of the body of each page that shall have the chat. Then open the page and write the first message: once you are Available it comes to your inbox, or you take it under Queues. Where people sign in to your site, have the page call bellhop("reset") when they sign out: their browser then forgets the chat.',
  snippetWithoutCode:
    "If a page’s security policy allows no script within the page, paste this instead. The browser then counts the chat to what the page loads.",
  plainHint: "Without scripts, sockets or storage, and as a link in mails, the chat works at this address:",
  copy: "Copy the snippet",
  copied: "Copied",
  mayNotCopy: "Your browser does not let the page copy. Mark the line and copy it by hand.",
};
