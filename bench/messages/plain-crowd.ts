import { WebSocket } from "ws";
import type { Crowd, CrowdSize, Talker } from "./crowd.ts";

type Told =
  | { readonly type: "ack"; readonly id: string; readonly number: number }
  | { readonly type: "said"; readonly chat: number; readonly number: number; readonly text: string };

/** Connects everybody to a relay or strawman. */
export async function plainCrowd(url: string, { customers, agents }: CrowdSize): Promise<Crowd> {
  const sockets: WebSocket[] = [];
  let delivered = 0;
  let lost = 0;
  let isClosing = false;
  const join = async (who: string, chat: number): Promise<Talker> => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/?who=${who}`, { perMessageDeflate: false });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const pending = new Map<string, () => void>();
    let said = 0;
    socket.on("close", () => (lost += isClosing ? 0 : 1));
    socket.on("message", (raw: Buffer) => {
      const told = JSON.parse(raw.toString("utf8")) as Told;
      if (told.type === "said") {
        delivered += 1;
        return;
      }
      const acknowledged = pending.get(told.id);
      pending.delete(told.id);
      acknowledged?.();
    });
    return {
      say(text, acknowledged) {
        const id = `${who}-${++said}`;
        pending.set(id, acknowledged);
        socket.send(JSON.stringify({ id, chat, text }));
      },
    };
  };
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  return {
    agents: await Promise.all(count(agents).map((index) => join(`a${index}`, index))),
    customers: await Promise.all(count(customers).map((index) => join(`c${index}`, index))),
    delivered: () => delivered,
    lost: () => lost,
    close() {
      isClosing = true;
      for (const socket of sockets) socket.terminate();
    },
  };
}
