const frequency = 880;
const lastsSeconds = 0.4;
const loudness = 0.1;

/** One soft stroke of a bell, where the browser lets this page make a sound. */
export function ring(): void {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: loudness });
  const end = audio.currentTime + lastsSeconds;
  volume.gain.exponentialRampToValueAtTime(0.001, end);
  tone.connect(volume).connect(audio.destination);
  tone.addEventListener("ended", () => void audio.close());
  tone.start();
  tone.stop(end);
}
