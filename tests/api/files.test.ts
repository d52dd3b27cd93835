import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { ChatId, FileId } from "#contract/ids.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { presentAccount } from "#server/presenters/present-cards.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually, settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCommandId, newCustomer, run, words } from "../support/run-command.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";
import type { TestServer } from "../support/test-server.ts";
import {
  type FileHeaders,
  askFiles,
  beginUpload,
  keyOf,
  sendPart,
  upload,
  uploaded,
} from "../support/upload.ts";

const clock = manualClock();
const text = (said: string) => ({ name: "said.txt", content: Buffer.from(said) });
const minute = 60_000;

/** A picture that lies on its side and says where it was taken. */
const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "teal" } })
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Every file below the folder of files. */
async function bytesOnDisk(server: TestServer): Promise<string[]> {
  const folder = join(server.dataFolder, "bellhop-files");
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describeOnEachEngine(
  "files in chats",
  (server) => {
    const parts = () => server().parts();
    const url = () => server().url;

    /** A customer with a chat that Robin has as the active item, and how each of them sends files. */
    async function cast() {
      const [robin] = await addStaff(parts(), [{ name: "Robin" }]);
      const [cookie] = await signIn(parts(), [robin!]);
      const customer = newCustomer(parts());
      const chatId = await beginChat(parts(), customer);
      await done(parts(), robin!.asker, ["chat.take", { chatId }]);
      await done(parts(), robin!.asker, ["chat.play", { chatId }]);
      const agent: FileHeaders = { cookie: cookie! };
      return { robin: robin!.asker, customer, chatId, agent, key: await keyOf(parts(), customer) };
    }
    const fetched = (fileId: FileId, headers: FileHeaders, path = "") =>
      fetch(`${url()}/files/${fileId}${path}`, { headers });
    const lastMessage = async (chatId: ChatId) =>
      (await parts().store.readLog(chatId, 0)).findLast(({ type }) => type === "message.sent")!.body;

    test("[B-38] a customer's file reaches the agent, and an agent's the customer, with words or without", async () => {
      const { robin, customer, chatId, agent, key } = await cast();
      const fileId = await uploaded(url(), key, text("My order"));
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [fileId] }]);
      const file = { kind: "file", fileId, name: "said.txt", type: "text/plain", bytes: 8, picture: null };
      expect(await lastMessage(chatId)).toMatchObject({ by: { kind: "customer" }, parts: [file] });
      expect((await parts().logs.load("chat", chatId))?.lastMessage?.excerpt).toBe("said.txt");
      const got = await fetched(fileId, agent);
      expect(await got.text()).toBe("My order");
      const reply = await uploaded(url(), agent, text("Our answer"));
      const said = { chatId, seenNumber: 99, text: "Here", templateId: null, fileIds: [reply] };
      await done(parts(), robin, ["message.send", said]);
      expect((await lastMessage(chatId))["parts"]).toMatchObject([{ text: "Here" }, { fileId: reply }]);
      expect(await (await fetched(reply, key)).text()).toBe("Our answer");
    });

    test("[B-38] a picture stands upright, says nothing of where it was taken, and has a small preview at once", async () => {
      const { customer, chatId, key, agent } = await cast();
      const { body } = await upload(url(), key, { name: "photo.jpg", content: await photo() });
      expect(body.file?.picture).toEqual({ width: 600, height: 900 });
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [body.fileId] }]);
      const kept = Buffer.from(await (await fetched(body.fileId, agent)).arrayBuffer());
      const metadata = await sharp(kept).metadata();
      expect(metadata).toMatchObject({ format: "jpeg", width: 600, height: 900 });
      expect([metadata.exif, metadata.orientation, metadata.xmp]).toEqual([undefined, undefined, undefined]);
      const preview = await fetched(body.fileId, key, "/preview");
      expect(preview.headers.get("content-type")).toBe("image/webp");
      expect(await sharp(await preview.arrayBuffer()).metadata()).toMatchObject({ width: 320, height: 480 });
    });

    test("[B-38] an upload goes on where the server says, after a lost line and after a restart", async () => {
      const { customer, chatId, key, agent } = await cast();
      const content = Buffer.from("0123456789".repeat(100));
      const { body } = await beginUpload(url(), key, { name: "log.txt", bytes: content.length });
      const { fileId } = body;
      const part = (from: number, to: number) =>
        sendPart(url(), key, { fileId, offset: from, part: content.subarray(from, to) });
      expect((await part(0, 400)).body.offset).toBe(400);
      // The answer to that was lost: what comes again is refused, with the offset that is right.
      expect(await part(0, 400)).toMatchObject({ status: 409, body: { with: { offset: 400 } } });
      await server().restart();
      expect(await askFiles(url(), `/${fileId}/upload`, { headers: key })).toMatchObject({
        status: 200,
        body: { offset: 400, file: null },
      });
      expect((await part(400, 1_000)).body.file).toMatchObject({ name: "log.txt", bytes: 1_000 });
      // The last answer was lost, and the server has been restarted: the file is still there.
      await server().restart();
      expect((await askFiles(url(), `/${fileId}/upload`, { headers: key })).body.file).toMatchObject({
        fileId,
      });
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [fileId] }]);
      await server().restart();
      expect(await (await fetched(fileId, agent)).text()).toBe(content.toString());
    });

    test("[I-4] a message with files that is sent again is stored once; the files go with no other message", async () => {
      const { customer, chatId, key } = await cast();
      const fileId = await uploaded(url(), key, text("once"));
      const said = { ...words("", chatId, 9), fileIds: [fileId] };
      const id = newCommandId();
      const first = await done(parts(), customer, ["customer.write", said, id]);
      expect(await done(parts(), customer, ["customer.write", said, id])).toEqual(first);
      expect(await run(parts(), customer, ["customer.write", said])).toMatchObject({
        error: { code: "file-unknown" },
      });
      const twice = await uploaded(url(), key, text("twice"));
      const both = { ...words("", chatId, 9), fileIds: [twice, twice] };
      expect(await run(parts(), customer, ["customer.write", both])).toHaveProperty(
        "error.code",
        "file-unknown",
      );
    });

    test("[someone else's object by id] a file is not found by anybody who may not see its chat", async () => {
      const { customer, chatId, key } = await cast();
      const other = await cast();
      const [outsider] = await addStaff(parts(), [{ name: "Out", groupIds: [] }]);
      const [cookie] = await signIn(parts(), [outsider!]);
      const coming = (await beginUpload(url(), key, { name: "a.txt", bytes: 9 })).body.fileId;
      const ready = await uploaded(url(), key, text("ready"));
      const sent = await uploaded(url(), key, text("sent"));
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [sent] }]);
      for (const headers of [other.key, { cookie: cookie! }]) {
        for (const fileId of [coming, ready, sent, "nothing-of-this-name" as FileId]) {
          for (const path of ["", "/preview", "/upload"]) {
            const answer = await fetched(fileId, headers, path);
            expect([answer.status, await answer.json()]).toEqual([
              404,
              expect.objectContaining({ code: "not-found" }),
            ]);
          }
          const part = { fileId, offset: 0, part: Buffer.from("x") };
          expect((await sendPart(url(), headers, part)).status).toBe(404);
          expect((await askFiles(url(), `/${fileId}`, { method: "DELETE", headers })).status).toBe(404);
        }
      }
      const stolen = { ...words("", other.chatId, 9), fileIds: [ready] };
      expect(await run(parts(), other.customer, ["customer.write", stolen])).toHaveProperty(
        "error.code",
        "file-unknown",
      );
      // What is only on its way is shown to nobody but by what became of it.
      expect((await fetched(ready, key)).status).toBe(404);
    });

    test("[identity proof] a key that is empty, changed, over or of another installation opens nothing", async () => {
      const { key, customer, chatId } = await cast();
      const fileId = await uploaded(url(), key, text("mine"));
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [fileId] }]);
      const [said, seal] = key["authorization"]!.split(".") as [string, string];
      const wrong = [
        "",
        "Bearer ",
        "Bearer x",
        said,
        `${said}.`,
        `${said}.${seal.slice(1)}`,
        `${said}x.${seal}`,
      ];
      for (const authorization of wrong) {
        expect((await fetched(fileId, { authorization })).status, authorization).toBe(401);
      }
      expect((await fetched(fileId, {})).status).toBe(401);
      expect((await fetched(fileId, key)).status).toBe(200);
      clock.sleep(60 * minute);
      expect((await fetched(fileId, key)).status).toBe(401);
    });

    test("[B-38] limits of size, number and all files together are refused by name, at the limit not", async () => {
      const { key, customer, chatId } = await cast();
      const [ada] = await addStaff(parts(), [{ name: "Ada", role: "administrator" }]);
      const { accountId: _, ...rules } = presentAccount(firstAccount(parts()));
      const change = (files: Partial<typeof rules.files>) =>
        done(parts(), ada!.asker, ["account.change", { ...rules, files: { ...rules.files, ...files } }]);
      await change({ bytesMax: 1_000, perMessageMax: 2, kinds: ["text"] });
      const send = (bytes: number) =>
        upload(url(), key, { name: "a.txt", content: Buffer.alloc(bytes, "a") });
      expect((await send(1_000)).status).toBe(200);
      expect((await send(1_001)).body).toMatchObject({
        code: "file-too-large",
        with: { name: "a.txt", max: 1_000 },
      });
      expect((await send(0)).body).toMatchObject({ code: "file-empty" });
      const photos = await upload(url(), key, { name: "p.gif", content: Buffer.from("GIF89a") });
      expect(photos.body).toMatchObject({ code: "file-kind-not-accepted", with: { name: "p.gif" } });
      const fileIds = [await uploaded(url(), key, text("1")), await uploaded(url(), key, text("2"))];
      const said = { ...words("", chatId, 9), fileIds: [...fileIds, ...fileIds.slice(1)] };
      expect(await run(parts(), customer, ["customer.write", said])).toMatchObject({
        error: { code: "too-many-files", with: { max: 2 } },
      });
      await done(parts(), customer, ["customer.write", { ...said, fileIds }]);
      await change({ totalBytesMax: 100 });
      expect((await send(200)).body).toMatchObject({ code: "files-full" });
      await change({ kinds: [] });
      expect((await send(1)).body).toMatchObject({ code: "files-off" });
      await change({});
    });

    test("[A-7] what nobody sends is dropped, and one sender has a bounded number on the way", async () => {
      const { key } = await cast();
      const begun = await Promise.all(
        Array.from({ length: 31 }, () => beginUpload(url(), key, { name: "a.txt", bytes: 5 })),
      );
      expect(begun.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(30);
      expect(begun.find(({ status }) => status !== 201)?.body.code).toBe("too-many-uploads");
      const [coming, ready] = begun.filter(({ status }) => status === 201).map(({ body }) => body.fileId);
      await sendPart(url(), key, { fileId: coming!, offset: 0, part: Buffer.from("ab") });
      await sendPart(url(), key, { fileId: ready!, offset: 0, part: Buffer.from("abcde") });
      const state = (fileId: FileId) =>
        parts()
          .store.readFile(fileId)
          .then((row) => row?.state ?? null);
      expect([await state(coming!), await state(ready!)]).toEqual(["coming", "ready"]);
      for (let at = 0; at < 11; at++) clock.sleep(minute);
      await eventually(async () =>
        expect([await state(coming!), await state(ready!)]).toEqual([null, "ready"]),
      );
      for (let at = 0; at < 60; at++) clock.sleep(minute);
      await eventually(async () => expect(await state(ready!)).toBeNull());
      expect(
        (await bytesOnDisk(server())).filter((name) => [coming, ready].includes(name as FileId)),
      ).toEqual([]);
    });

    test("[B-38] files are erased with their chat, those of a server that died before it had erased them, too", async () => {
      const { customer, chatId, key, agent, robin } = await cast();
      const [ada] = await addStaff(parts(), [{ name: "Ada", role: "administrator" }]);
      const fileId = (await upload(url(), key, { name: "photo.jpg", content: await photo() })).body.fileId;
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [fileId] }]);
      expect(await bytesOnDisk(server())).toEqual(expect.arrayContaining([fileId, `${fileId}.preview`]));
      expect((await checkLogs(parts().store, parts().storage)).findings).toEqual([]);
      await done(parts(), customer, ["customer.leave", { chatId }]);
      await done(parts(), robin, ["wrap-up.finish", { chatId }]);
      const { accountId, ...rules } = presentAccount(firstAccount(parts()));
      await done(parts(), ada!.asker, ["account.change", { ...rules, retentionDays: 1 }]);
      const died = { file_id: "died-before-it-was-erased" as FileId, state: "gone" } as const;
      const row = (await parts().store.readFile(fileId))!;
      const home = [...parts().accounts.open()].find((one) => one.accountId === accountId)!;
      const { epoch } = home.parts.logs;
      const gone = { ...row, ...died, chat_id: null };
      await parts().store.save({ accountId, epoch, appends: [], rows: [{ table: "file", values: gone }] });
      clock.sleep(2 * 24 * 60 * minute);
      await settle();
      await parts().retention.idle();
      await eventually(async () => {
        expect(await parts().store.readFile(fileId)).toBeNull();
        expect(await parts().store.readFile(died.file_id)).toBeNull();
      });
      expect((await bytesOnDisk(server())).filter((name) => name.startsWith(fileId))).toEqual([]);
      expect((await fetched(fileId, agent)).status).toBe(404);
      await done(parts(), ada!.asker, ["account.change", { ...rules, retentionDays: 0 }]);
    });

    test("[I-10] a file that is lost is found by the check of the logs", async () => {
      const { customer, chatId, key } = await cast();
      const fileId = await uploaded(url(), key, text("lost"));
      await done(parts(), customer, ["customer.write", { ...words("", chatId, 9), fileIds: [fileId] }]);
      await parts().storage.remove(`${customer.accountId}/${fileId}`);
      const { findings } = await checkLogs(parts().store, parts().storage);
      expect(findings).toMatchObject([
        { log: { id: chatId }, words: expect.stringContaining(fileId) as string },
      ]);
    });
  },
  { clock },
);
