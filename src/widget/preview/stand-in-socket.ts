import type { ClientFrame } from "#contract/frames.ts";
import type { ChatScene } from "./chat-scene.ts";
import { answersOf } from "./stand-in-chat.ts";

/** A browser's socket whose other end is in this page, and plays this scene. */
export function standInSocketFor(scene: () => ChatScene): unknown {
  return class StandInSocket extends EventTarget {
    static readonly OPEN = 1;
    readyState = 0;

    constructor() {
      super();
      queueMicrotask(() => {
        this.readyState = StandInSocket.OPEN;
        this.dispatchEvent(new Event("open"));
      });
    }

    send(text: string): void {
      for (const frame of answersOf(scene(), JSON.parse(text) as ClientFrame, Date.now())) {
        const data = JSON.stringify(frame);
        queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data })));
      }
      const { line, goodbye } = scene();
      if (line === "lost" || line === "away" || goodbye) setTimeout(() => this.close());
    }

    close(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      queueMicrotask(() => this.dispatchEvent(new Event("close")));
    }
  };
}
