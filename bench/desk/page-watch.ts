declare global {
  interface Window {
    /** Milliseconds of each long task since the last asking. */
    takeLongTasks: () => number[];
    deskWatch: DeskWatch;
  }
}

/** What the page of the desk notes of itself while it is measured. */
interface DeskWatch {
  /** Forgets the last key, click and frame. */
  forget(): void;
  /** From the last key, click or frame until the page was painted after it. */
  untilPainted(): Promise<number>;
  /** The same, once the last line of the open chat ends with these words. */
  untilShown(words: string): Promise<number>;
}

/** Runs in the page before the desk does, and must not name anything outside itself. */
export function watchLongTasks(): void {
  let longTasks: number[] = [];
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
  window.takeLongTasks = () => {
    const taken = longTasks;
    longTasks = [];
    return taken;
  };
}

/** The same. */
export function watchTimes(): void {
  let began = 0;
  let hasBegun: (() => void) | null = null;
  const begin = (at: number) => {
    if (began > 0) return;
    began = at;
    hasBegun?.();
  };
  for (const kind of ["keydown", "pointerdown"])
    window.addEventListener(kind, ({ timeStamp }) => begin(timeStamp), { capture: true });
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("message", () => begin(performance.now()));
    }
  };
  const begun = async () => {
    if (began === 0) await new Promise<void>((resolve) => (hasBegun = resolve));
    return began;
  };
  /** The first task after a frame was made. */
  const painted = async () =>
    await new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now()));
        port1.start();
        port2.postMessage(null);
      }),
    );
  const lastLine = () => document.querySelector('[role="log"] ol > li:last-child')?.textContent ?? "";
  const shown = async (words: string) => {
    if (lastLine().includes(words)) return;
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!lastLine().includes(words)) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  };
  window.deskWatch = {
    forget() {
      began = 0;
      hasBegun = null;
    },
    async untilPainted() {
      const at = await begun();
      return (await painted()) - at;
    },
    async untilShown(words) {
      const at = await begun();
      await shown(words);
      return (await painted()) - at;
    },
  };
}
