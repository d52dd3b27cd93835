import { expect, test } from "vitest";
import type { FileId } from "../ids.ts";
import type { CustomerId, UserId } from "../ids.ts";
import { givenAccount } from "../testing/given-account.ts";
import { attachFiles } from "./attach-files.ts";
import { checkContent, whyNotBegin } from "./check-file.ts";
import type { StoredFile } from "./file.ts";

const { account } = givenAccount();
const { files } = account;
const none = { totalBytes: 0 };

test("[B-38] a file may come up to the limits, and is refused by name past them", () => {
  const of = (bytes: number, totalBytes = 0) =>
    whyNotBegin(account, { name: "a.txt", bytes }, { totalBytes });
  expect(of(files.bytesMax)).toBeNull();
  expect(of(files.bytesMax + 1)).toEqual({ refused: "file-too-large", name: "a.txt", max: files.bytesMax });
  expect(of(0)).toEqual({ refused: "file-empty", name: "a.txt" });
  expect(of(10, files.totalBytesMax - 10)).toBeNull();
  expect(of(11, files.totalBytesMax - 10)).toEqual({ refused: "files-full" });
  const off = { files: { ...files, kinds: [] } };
  expect(whyNotBegin(off, { name: "a.txt", bytes: 1 }, none)).toEqual({ refused: "files-off" });
});

test.each([
  ["photo.jpg", "image/jpeg", "photo.jpg"],
  ["PHOTO.JPEG", "image/jpeg", "PHOTO.JPEG"],
  ["image", "image/png", "image.png"],
  ["page.html", "text/plain", "page.html"],
  ["drawing.svg", "text/plain", "drawing.svg"],
])("[B-38] %s with the content of %s is kept as %s", (name, type, kept) => {
  expect(checkContent(account, { name, type })).toEqual({ name: kept, type });
});

test.each([
  ["photo.jpg", "image/png", "file-not-as-named"],
  ["photo.png", "text/plain", "file-not-as-named"],
  ["setup.exe", "text/plain", "file-not-as-named"],
  ["setup.exe", "application/x-msdownload", "file-kind-not-accepted"],
  ["a.txt", "application/x-elf", "file-kind-not-accepted"],
  ["a.txt", "", "file-kind-not-accepted"],
  ["a.pdf", "application/pdf", "file-kind-not-accepted"],
])("[B-38] %s with the content of %j is refused: %s", (name, type, refused) => {
  expect(checkContent(account, { name, type })).toEqual({ refused, name });
});

test("[B-38] only its sender can send a file, once in a message, and not more than the account allows", () => {
  const by = { kind: "customer", id: "pat" as CustomerId } as const;
  const file = (id: string, change: Partial<StoredFile> = {}): StoredFile => ({
    fileId: id as FileId,
    name: "a.txt",
    type: "text/plain",
    bytes: 1,
    picture: null,
    by,
    ...change,
  });
  const attach = (...given: (StoredFile | null)[]) => attachFiles(account, by, given);
  const { by: _by, ...facts } = file("one");
  expect(attach(file("one"))).toEqual([{ kind: "file", ...facts }]);
  const unknown = { refused: "file-unknown" };
  expect(attach(null)).toEqual(unknown);
  expect(attach(file("one"), file("one"))).toEqual(unknown);
  expect(attach(file("one", { by: { kind: "customer", id: "sam" as CustomerId } }))).toEqual(unknown);
  expect(attach(file("one", { by: { kind: "user", id: "pat" as UserId } }))).toEqual(unknown);
  const many = Array.from({ length: files.perMessageMax + 1 }, (_, at) => file(`${at}`));
  expect(attach(...many.slice(1))).toHaveLength(files.perMessageMax);
  expect(attach(...many)).toEqual({ refused: "too-many-files", max: files.perMessageMax });
});
