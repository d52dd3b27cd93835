export const settingsIdentityWords = {
  title: "Signed identity",
  explains:
    "Where people sign in to your website, your server can tell Bellhop who they are. It signs that with a key, so that agents see who is verified; without it, a name is only what somebody has said. docs/guide/website.md has the code for your server.",
  keys: "Keys",
  keyId: "Its id (kid):",
  newKey: "New key",
  nameHint:
    "Such as where it is used, or the year. To change a key, make a new one, use it, and retire the old one.",
  make: "Make a key",
  secret: "The new key",
  once: "This is shown once.",
  onceHint:
    "Put both lines into the settings of your own server, and never into a page: with the secret, anybody can pass for any of your customers.",
  copy: "Copy both lines",
  copied: "Copied",
  retire: {
    opens: "Retire…",
    act: "Retire",
    question: (name: string) => `Retire the key ${name}?`,
  },
  retireHint:
    "Tokens that are signed with it are refused from now on, and those customers chat unverified until your server uses another key. Chats keep who was verified.",
};
