/** Lines of simulated customers; each line waits for an answer to the one before. */
export const customerScripts: readonly (readonly string[])[] = [
  [
    "Hi, can I still change my seat for tomorrow?",
    "My reference is QX7R2M",
    "A window if there is one, please",
    "Perfect, thank you!",
  ],
  [
    "hello, i did not get my boarding pass",
    "the booking is under Lindgren",
    "nothing in the spam folder either",
    "ah, there it is. thanks a lot",
  ],
  [
    "Good morning! I would like to book a flight from Lyon to Oslo for three people.",
    "The 14th, back on the 21st",
    "Two suitcases in all",
    "That price is fine, please book it",
  ],
  [
    "My bag did not arrive with me",
    "Black, hard shell, a red ribbon on the handle",
    "I am at the hotel until Friday",
  ],
  ["Is breakfast included on the 6:40?", "Good to know, bye"],
  [
    "Hello? The app shows an error when I check in",
    "It says E-417 and then nothing",
    "Android, the newest version I think",
    "I did that, same again",
    "Now it works, great",
  ],
  ["Can my dog travel in the cabin?", "7 kg with the box", "Super, thank you"],
  ["I need an invoice for my last trip", "ACME GmbH, Hamburg", "Yes, by e-mail please"],
];
