/** The content of the demo account: an airline, to match what the simulated customers ask. */
export const companyName = "Meridian Air";

export const demoPassword = "bellhop-demo";

export const administrator = { name: "Kim Tanaka", email: "kim@meridian.example" };

export const people = [
  {
    name: "Robin Okafor",
    email: "robin@meridian.example",
    role: "agent",
    groups: ["Bookings", "Travel help"],
  },
  {
    name: "Sam Lindqvist",
    email: "sam@meridian.example",
    role: "agent",
    groups: ["Bookings", "Travel help"],
  },
  { name: "Ana Lima", email: "ana@meridian.example", role: "agent", groups: ["Travel help"] },
  { name: "Alex Moreau", email: "alex@meridian.example", role: "supervisor", groups: [] },
] as const;

/** Automatic announcements to waiting customers. */
const announcements = [
  {
    announcementId: "demo-welcome",
    text: "Is it about a booking? Have its reference ready: six characters, on your confirmation.",
    afterMs: 0,
    everyMs: null,
  },
  {
    announcementId: "demo-still-waiting",
    text: "You are still in line, and nothing you wrote is lost. Thank you for waiting.",
    afterMs: 60_000,
    everyMs: 180_000,
  },
];

const bookingsScript = `1. Greet the customer by name.
2. Ask for the booking reference and read the names on it back to them.
3. Before you change anything, say what it costs: https://meridian.example/fees
4. Confirm by e-mail, and ask whether there is anything else.`;

/** Queues, each served by the group of the same name; chats of the website come into the first. */
export const queues = [
  { name: "Bookings", priority: 0, announcements, mustClassify: false, script: bookingsScript },
  { name: "Travel help", priority: 0, announcements: [], mustClassify: true, script: "" },
] as const;

export const templates = [
  {
    name: "Welcome",
    shortcut: "hi",
    text: "Hello, this is {{agent.name}} of Meridian Air. How can I help?",
  },
  {
    name: "Booking reference",
    shortcut: "ref",
    text: "Could you tell me your booking reference? It has six characters and is on your confirmation.",
  },
  { name: "One moment", shortcut: "wait", text: "One moment please, I am looking that up for you." },
  {
    name: "Seat change",
    shortcut: "seat",
    text: "I can change that seat for you, {{contact.name}}. Would you like a window or an aisle?",
  },
  {
    name: "Boarding pass",
    shortcut: "pass",
    text: "I have sent your boarding pass to your e-mail address. It should be there within a minute.",
  },
  { name: "Anything else", shortcut: "else", text: "Is there anything else I can do for you?" },
  { name: "Goodbye", shortcut: "bye", text: "Thank you for flying with Meridian Air. Have a good trip!" },
] as const;

export const classifications = {
  Booking: ["New booking", "Change of booking", "Cancellation"],
  Seat: ["Change of seat", "Question about seats"],
  "Boarding pass": ["Not received", "On the phone"],
  Baggage: ["Lost", "Allowance"],
  Other: ["Invoice", "Compliment", "Complaint"],
} as const;
