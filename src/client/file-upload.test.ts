import { expect, test } from "vitest";
import { FileUpload, type UploadModel } from "./file-upload.ts";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly offset: string | null;
  readonly bytes: number;
}

/** A server's side of an upload, whose line can be cut. */
function givenServer({ bytesMax = Infinity } = {}) {
  const asked: Asked[] = [];
  let received = 0;
  let isCut = false;
  let isLosing = false;
  let size = 0;
  const waits: (() => void)[] = [];
  const view = () => ({
    fileId: "f1",
    offset: received,
    file: size > 0 && received === size ? { kind: "file", fileId: "f1", name: "a", bytes: size } : null,
  });
  const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
  async function answer(path: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? "GET";
    const offset = new Headers(init.headers).get("upload-offset");
    const bytes = init.body instanceof Blob ? init.body.size : 0;
    asked.push({ method, path, offset, bytes });
    if (isCut) throw new TypeError("Failed to fetch");
    if (method === "POST") {
      ({ bytes: size } = JSON.parse(init.body as string) as { bytes: number });
      if (size > bytesMax) return json({ code: "file-too-large", words: "Too large" }, 409);
      return json(view(), 201);
    }
    if (method === "PATCH") {
      if (Number(offset) !== received) return json({ code: "file-offset-wrong", words: "" }, 409);
      received += bytes;
      if (isLosing) throw new TypeError("Failed to fetch");
    }
    return json(view());
  }
  return {
    asked,
    line: {
      fetch: answer,
      schedule(_ms: number, action: () => void) {
        waits.push(action);
        return () => {};
      },
      random: () => 0.5,
    },
    cut: (on: boolean) => (isCut = on),
    loseAnswers: (on: boolean) => (isLosing = on),
    /** Lets the time pass for which the upload waits. */
    goOn: () => waits.splice(0).forEach((action) => action()),
    get received() {
      return received;
    },
  };
}

const fileOf = (bytes: number) => new File([new Uint8Array(bytes)], "a.txt");
async function until(upload: FileUpload, is: (model: UploadModel) => boolean): Promise<void> {
  await expect.poll(() => is(upload.model.get())).toBe(true);
}

test("[B-38] a file goes in parts that follow on each other", async () => {
  const server = givenServer();
  const upload = new FileUpload(fileOf(1_000_000), server.line);
  await until(upload, ({ kind }) => kind === "done");
  const parts = server.asked.filter(({ method }) => method === "PATCH");
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(1_000_000);
  expect(server.received).toBe(1_000_000);
});

test("[B-38] after a lost line it asks how far it came, and goes on there", async () => {
  const server = givenServer();
  server.loseAnswers(true);
  const upload = new FileUpload(fileOf(400_000), server.line);
  await until(upload, (model) => model.kind === "sending" && model.isHeld);
  const came = server.received;
  expect(came).toBeGreaterThan(0);
  server.loseAnswers(false);
  server.cut(true);
  server.goOn();
  await expect.poll(() => server.asked.at(-1)?.path).toBe("/files/f1/upload");
  server.cut(false);
  await expect.poll(() => (server.goOn(), upload.model.get().kind)).toBe("done");
  const offsets = server.asked.flatMap(({ offset }) => (offset === null ? [] : [Number(offset)]));
  expect(offsets).toEqual([...new Set(offsets)]);
  expect(server.received).toBe(400_000);
});

test("[B-38] a refusal ends it, in the server's words", async () => {
  const server = givenServer({ bytesMax: 10 });
  const upload = new FileUpload(fileOf(11), server.line);
  await until(upload, ({ kind }) => kind === "failed");
  expect(upload.model.get()).toMatchObject({ error: { code: "file-too-large", words: "Too large" } });
});

test("[B-38] one that is cancelled asks the server to drop it, and nothing more", async () => {
  const server = givenServer();
  server.loseAnswers(true);
  const upload = new FileUpload(fileOf(400_000), server.line);
  await until(upload, (model) => model.kind === "sending" && model.isHeld);
  upload.cancel();
  server.loseAnswers(false);
  server.goOn();
  await expect.poll(() => server.asked.at(-1)).toMatchObject({ method: "DELETE", path: "/files/f1" });
  const { length } = server.asked;
  server.goOn();
  await Promise.resolve();
  expect(server.asked).toHaveLength(length);
});
