/** The attacks there are. */
export const attackNames = ["fragments", "silence", "reading", "passwords", "chats", "bodies"] as const;

export type AttackName = (typeof attackNames)[number];
