import { writeFile } from "node:fs/promises";
import { previewSideMax } from "#contract/limits.ts";
import type { PictureSize } from "#core/file/file.ts";
import { KeyedMutex } from "../basics/keyed-mutex.ts";

/** Most pixels of an image, those of all its frames: the memory it takes while it is turned. */
const pixelsMax = 50_000_000;

/** Longest time the work on an image may take. */
const workSeconds = 20;

/** One image at a time, off the event loop: the others of the server wait for their turn. */
const line = new KeyedMutex();

interface Picture {
  readonly from: string;
  /** Where the image goes that is kept, and the preview. */
  readonly to: string;
  readonly preview: string;
}

/**
 * Writes an image anew, upright and without what its camera wrote beside it, such as the place, and a small
 * preview of it. Returns its size, or `null` when it cannot be opened. (B-38)
 */
export function makePicture({ from, to, preview }: Picture): Promise<PictureSize | null> {
  return line.run("image", async () => {
    const made = await open(from);
    if (!made) return null;
    await writeFile(to, made.image);
    await writeFile(preview, made.preview);
    return made.size;
  });
}

/** Only the library throws in here, and what it throws is always about the image. */
async function open(path: string) {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  const options = { limitInputPixels: pixelsMax, failOn: "error" } as const;
  try {
    // No metadata is written unless it is asked for. The format stays what it was.
    const { data: image, info } = await sharp(path, { ...options, animated: true })
      .autoOrient()
      .jpeg({ quality: 90, force: false })
      .webp({ quality: 90, force: false })
      .timeout({ seconds: workSeconds })
      .toBuffer({ resolveWithObject: true });
    const preview = await sharp(image, options)
      .resize({ width: previewSideMax, height: previewSideMax, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds: workSeconds })
      .toBuffer();
    const { width, height, pageHeight = height } = info;
    return { image, preview, size: { width, height: pageHeight } };
  } catch {
    return null;
  }
}
