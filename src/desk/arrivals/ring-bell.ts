import { ModelStore } from "#client/model-store.ts";

/** Two short strokes, a fifth apart. */
const strokes = [
  { frequency: 880, after: 0 },
  { frequency: 1318.5, after: 0.14 },
];
const strokeSeconds = 0.5;
const loudness = 0.12;

/** Whether the browser kept the bell silent when it last rang. */
export const isSilenced = new ModelStore<boolean>(false);

let audio: AudioContext | null = null;

/** Rings once, unless the browser lets the page make no sound: none may before somebody has clicked in it. (F-23) */
export async function ringBell(): Promise<void> {
  audio ??= new AudioContext();
  if (audio.state !== "running") {
    // Browsers differ: some refuse, some leave the promise open until somebody clicks.
    await Promise.race([audio.resume().catch(whenNotAllowed), new Promise((go) => setTimeout(go, 300))]);
  }
  isSilenced.set(audio.state !== "running");
  if (isSilenced.get()) return;
  for (const { frequency, after } of strokes) strike(audio, { frequency, at: audio.currentTime + after });
}

function strike(audio: AudioContext, { frequency, at }: { frequency: number; at: number }): void {
  const tone = new OscillatorNode(audio, { type: "sine", frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, at + strokeSeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + strokeSeconds);
}

function whenNotAllowed(error: unknown): void {
  if (error instanceof DOMException && error.name === "NotAllowedError") return;
  throw error;
}
