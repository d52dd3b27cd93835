import { describe, expect, test } from "vitest";
import { Chance } from "../../tools/chaos/chance.ts";
import { Disk } from "../../tools/chaos/disk.ts";
import { readTrace } from "../../tools/chaos/trace-lines.ts";

const folder = "/data";
const file = `${folder}/bellhop.db`;
const wal = `${folder}/bellhop.db-wal`;

const hex = (text: string) =>
  [...Buffer.from(text, "latin1")].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
const write = (path: string, text: string, offset: number) =>
  `7 pwrite64(20<${hex(path)}>, "${hex(text)}", ${text.length}, ${offset}) = ${text.length}`;
const sync = (path: string) => `7 fdatasync(20<${hex(path)}>) = 0`;
const answer = `7 write(25<${hex("socket:[4711]")}>, "${hex('{"type":"answer"}')}", 17) = 17`;
const create = (path: string) =>
  `7 openat(AT_FDCWD<${hex("/")}>, "${hex(path)}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 20<${hex(path)}>`;

const calls = (...lines: string[]) => [...readTrace(lines, folder)];

describe("what strace tells", () => {
  test("writes with their bytes, syncs, answers; nothing of other files", () => {
    const found = calls(
      create(wal),
      write(wal, 'a "\n\0', 8),
      write("/elsewhere", "x", 0),
      sync(wal),
      answer,
    );
    expect(found).toEqual([
      { kind: "create", path: wal, emptied: false },
      { kind: "write", path: wal, offset: 8, bytes: Buffer.from('a "\n\0') },
      { kind: "sync", path: wal },
      { kind: "said", text: '{"type":"answer"}' },
    ]);
  });

  test("a sync counts when it has returned, an answer when it begins", () => {
    const begun = `7 fdatasync(20<${hex(wal)}> <unfinished ...>`;
    const returned = "7 <... fdatasync resumed>) = 0";
    const kinds = calls(write(wal, "a", 0), begun, answer.replace("7 ", "8 "), returned).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["write", "said", "sync"]);
  });

  test("a sync that failed, or that the kill cut off, is none", () => {
    const failed = `7 fdatasync(20<${hex(wal)}>) = -1 EIO (Input/output error)`;
    const cutOff = `7 fdatasync(20<${hex(wal)}>) = ?`;
    expect(calls(failed, cutOff, "7 +++ killed by SIGKILL +++")).toEqual([]);
  });

  test("what cannot be followed is said, not left out", () => {
    expect(() => calls(write(wal, "abc", 0).replace("= 3", "= 2"))).toThrow("cut short");
    expect(() => calls(`7 write(20<${hex(wal)}>, "${hex("a")}", 1) = 1`)).toThrow("not followed");
    expect(() => calls(`7 rename("${hex(wal)}", "${hex(file)}") = 0`)).toThrow("not followed");
  });
});

describe("what a power cut leaves", () => {
  const diskAfter = (...lines: string[]) => {
    const disk = new Disk(new Map([[file, Buffer.from("old")]]));
    for (const call of calls(...lines)) if (call.kind !== "said") disk.take(call);
    return disk;
  };
  const left = (disk: Disk) =>
    Object.fromEntries([...disk.afterCut(null)].map(([path, bytes]) => [path, bytes.toString()]));

  test("what was there, and what was synced since, and no more", () => {
    const disk = diskAfter(write(file, "NEW!", 0), sync(file), write(file, "lost", 0));
    expect(left(disk)).toEqual({ [file]: "NEW!" });
  });

  test("a sync of one file is none of another", () => {
    expect(left(diskAfter(write(file, "NEW", 0), create(wal), sync(wal)))).toEqual({ [file]: "old" });
  });

  test("a file whose folder was never synced has no name", () => {
    const lines = [create(wal), write(wal, "words", 0), sync(wal)];
    expect(left(diskAfter(...lines))).toEqual({ [file]: "old" });
    expect(left(diskAfter(...lines, sync(folder)))).toEqual({ [file]: "old", [wal]: "words" });
  });

  test("a file that was unlinked is still there until its folder is synced", () => {
    const unlink = `7 unlink("${hex(file)}") = 0`;
    expect(left(diskAfter(unlink))).toEqual({ [file]: "old" });
    expect(left(diskAfter(unlink, sync(folder)))).toEqual({});
  });

  test("of what was not synced a disk may have done any part, and does with luck", () => {
    const disk = diskAfter(write(file, "b".repeat(4_096), 0));
    const sectors = [...disk.afterCut(new Chance(1)).values()][0]?.toString("latin1").match(/.{512}/gs) ?? [];
    expect(sectors.some((sector) => sector.startsWith("bbb"))).toBe(true);
    expect(sectors.every((sector) => sector.startsWith("bbb"))).toBe(false);
  });
});
