/** First byte of a text that is whole in its frame (RFC 6455, 5.2). */
const wholeText = 0x81;

/** Lengths up to here stand in the second byte, those above up to 65,535 in two more, and any other in eight. */
const shortMax = 125;
const inTwoBytesMax = 0xff_ff;

/** Encodes texts as WebSocket frames of a server, in one buffer, for a single write to the network. */
export function textFrames(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  let size = 0;
  for (const length of lengths) size += headBytes(length) + length;
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  texts.forEach((text, index) => {
    at = writeHead(frames, at, lengths[index] ?? 0);
    at += frames.write(text, at);
  });
  return frames;
}

function headBytes(length: number): number {
  if (length <= shortMax) return 2;
  return length <= inTwoBytesMax ? 4 : 10;
}

function writeHead(frames: Buffer, at: number, length: number): number {
  const second = frames.writeUInt8(wholeText, at);
  if (length <= shortMax) return frames.writeUInt8(length, second);
  if (length <= inTwoBytesMax) return frames.writeUInt16BE(length, frames.writeUInt8(126, second));
  return frames.writeBigUInt64BE(BigInt(length), frames.writeUInt8(127, second));
}
