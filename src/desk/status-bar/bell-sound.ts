import { browserPlatform } from "#client/browser-platform.ts";
import { ModelStore } from "#client/model-store.ts";

interface BellSound {
  readonly isOn: boolean;
  /** The browser did not let it ring. */
  readonly isRefused: boolean;
}

const key = "bellhop-bell-sound";
const { memory } = browserPlatform("");

/** Whether the bell sounds in this browser, for all its users. */
export const bellSound = new ModelStore<BellSound>({ isOn: memory.read(key) !== "off", isRefused: false });

export function switchBellSound(isOn: boolean): void {
  memory.write(key, isOn ? null : "off");
  bellSound.set({ isOn, isRefused: false });
}
