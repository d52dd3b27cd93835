/** Two short strokes, a fifth apart. */
const strokes = [
  { frequency: 880, after: 0 },
  { frequency: 1318.5, after: 0.14 },
];
const strokeSeconds = 0.5;
const loudness = 0.12;

let audio: AudioContext | null = null;

/** Rings once. `false`: the browser lets no page sound before somebody has clicked in it. (F-23) */
export async function ringBell(): Promise<boolean> {
  audio ??= new AudioContext();
  if (audio.state !== "running") {
    // Browsers differ: some refuse, some leave the promise open until somebody clicks.
    await Promise.race([audio.resume().catch(whenNotAllowed), new Promise((go) => setTimeout(go, 300))]);
  }
  if (audio.state !== "running") return false;
  for (const { frequency, after } of strokes) strike(audio, { frequency, at: audio.currentTime + after });
  return true;
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
