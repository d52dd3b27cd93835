import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { secretIn } from "#server/gateway/secret-cookie.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { done } from "../support/run-command.ts";
import { type StaffMember, addStaff } from "../support/staff.ts";

/** A page as a browser without scripts has it: what has come of it so far, and its form. */
interface View {
  readonly status: number;
  readonly headers: Headers;
  /** Everything that has come by now. */
  readonly text: () => string;
  /** A hidden field of the form. */
  readonly field: (name: string) => string;
  readonly isWhole: () => boolean;
  leave(): void;
}

describeOnEachEngine("the chat without scripts", (server) => {
  let agent: StaffMember;
  const views: View[] = [];

  beforeEach(async () => {
    [agent] = (await addStaff(server().parts(), [{ name: "Robin" }])) as [StaffMember];
  });
  afterEach(() => views.splice(0).forEach((view) => view.leave()));

  async function view(form?: Record<string, string>, headers: Record<string, string> = {}): Promise<View> {
    const leaving = new AbortController();
    const { url, widgetId } = server();
    const answer = await fetch(`${url}/chat/${widgetId}`, {
      signal: leaving.signal,
      headers,
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    let text = "";
    let isWhole = false;
    const reading = (async () => {
      for await (const piece of answer.body!) text += Buffer.from(piece).toString("utf8");
      isWhole = true;
    })();
    reading.catch(() => {});
    const page: View = {
      status: answer.status,
      headers: answer.headers,
      text: () => text,
      field: (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "",
      isWhole: () => isWhole,
      leave: () => leaving.abort(),
    };
    views.push(page);
    await eventually(() => expect(text).toContain('<ol role="log"'));
    return page;
  }

  const fieldsOf = (page: View) => ({ id: page.field("id"), secret: page.field("secret") });

  /** Says something on the page; the result is the page that comes of it. */
  const say = (page: View, text: string) => view({ ...fieldsOf(page), action: "write", text });

  const logOf = (page: View) => page.text().split('<ol role="log"')[1] ?? "";

  /** The chat of the customer whom the page's form proves. */
  function chatOf(page: View): ChatId {
    const { logs } = server().parts();
    const { accountId } = agent.asker;
    const customerId = customerIdOf(accountId, page.field("secret"));
    return logs.peek("customer", customerId)?.chatId as ChatId;
  }

  test("[B-71] [B-72] words go out, answers come while the page is open, and a page of later has them all", async () => {
    const first = await view();
    expect(first.text()).toContain("How can we help?");
    await eventually(() => expect(first.isWhole()).toBe(true));
    const page = await say(first, "Where is my parcel?");
    expect(logOf(page)).toContain("Where is my parcel?");
    const chatId = chatOf(page);
    await done(server().parts(), agent.asker, ["chat.take", { chatId }]);
    await done(server().parts(), agent.asker, ["chat.play", { chatId }]);
    await done(server().parts(), agent.asker, [
      "message.send",
      { chatId, text: "On its way", templateId: null, seenNumber: 9 },
    ]);
    await eventually(() => {
      expect(logOf(page)).toContain("Robin has joined");
      expect(logOf(page)).toContain("On its way");
    });
    const again = await view({ ...fieldsOf(page), action: "look" });
    for (const words of ["Where is my parcel?", "Robin has joined", "On its way"])
      expect(logOf(again).split(words)).toHaveLength(2);

    await done(server().parts(), agent.asker, ["chat.end", { chatId }]);
    await eventually(() => expect(logOf(again)).toContain("Robin has ended the chat"), 20_000);
    const over = await view({ ...fieldsOf(again), action: "look" });
    expect(over.text()).toContain("Write to begin a new chat");
  });

  test("[I-4] a form that is sent twice, by a second press or a reload, says its words once", async () => {
    const first = await view();
    const form = { ...fieldsOf(first), action: "write", text: "Only once, please" };
    const page = await view(form);
    const { secret } = fieldsOf(page);
    const again = await view({ ...form, secret });
    await eventually(() => expect(logOf(again)).toContain("Only once, please"));
    const events = await server().parts().store.readLog(chatOf(page), 0);
    expect(JSON.stringify(events).split("Only once, please")).toHaveLength(2);
  });

  test("a browser that keeps cookies finds its chat again; one that keeps none is not shown it", async () => {
    const page = await say(await view(), "Remember me");
    const cookie = page.headers.get("set-cookie") ?? "";
    // The frame's own: the chat is the same with scripts and without.
    expect(secretIn(cookie, server().widgetId)).toBe(page.field("secret"));
    for (const word of ["HttpOnly", "Secure", "Partitioned"]) expect(cookie).toContain(word);
    const known = await view(undefined, { cookie: cookie.split(";")[0]! });
    expect(logOf(known)).toContain("Remember me");
    expect(logOf(await view())).not.toContain("Remember me");
    const forgotten = await view({ ...fieldsOf(known), action: "forget" }, { cookie: cookie.split(";")[0]! });
    expect(forgotten.headers.get("set-cookie")).toContain("Max-Age=0");
    expect(logOf(forgotten)).not.toContain("Remember me");
  });

  test("[B-37] nothing that anybody wrote is markup, and addresses are links", async () => {
    const text = `<script>alert(1)</script> "quotes" & https://acme.example/?a=1&b=2`;
    const page = await say(await view(), text);
    expect(page.text()).not.toContain("<script");
    expect(logOf(page)).toContain("&#60;script&#62;alert(1)&#60;/script&#62; &#34;quotes&#34; &#38; ");
    expect(logOf(page)).toContain(
      '<a href="https://acme.example/?a=1&#38;b=2" target="_blank" rel="noopener',
    );
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(page.headers.get("cache-control")).toBe("no-store");
  });

  test("words that cannot be sent stay in the box, with what to do about it", async () => {
    const first = await view();
    const long = "x".repeat(messageTextLengthMax + 1);
    const tooLong = await say(first, long);
    expect(tooLong.text()).toContain(`longer than ${messageTextLengthMax.toLocaleString("en")} characters`);
    expect(tooLong.text()).toContain(long);
    expect((await say(first, " \n ")).text()).toContain("nothing to send");
    const sent = await say(tooLong, "Short");
    expect(logOf(sent)).toContain("Short");
  });

  test("fields of a wrong kind, twice or missing show the page and say nothing", async () => {
    const { url, widgetId } = server();
    for (const body of [
      "action=write",
      "secret=x&secret=y&action=end",
      "pages=1e9&action=look",
      "%",
      "a=".repeat(500),
    ]) {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const answer = await fetch(`${url}/chat/${widgetId}`, { method: "POST", headers, body });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<ol role="log"');
    }
    const noForm = await fetch(`${url}/chat/${widgetId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action: "write", text: { toString: "no text" } }),
    });
    expect(noForm.status).toBe(415);
    const nobody = await fetch(`${url}/chat/nowidgethere`);
    expect([nobody.status, await nobody.text()]).toEqual([
      404,
      expect.stringContaining("no chat at this address"),
    ]);
    const foreign = await fetch(`${url}/chat/${widgetId}`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
      body: new URLSearchParams({ action: "write", text: "From elsewhere" }),
    });
    expect(foreign.status).toBe(403);
  });

  test("a page that is open when the server stops says that nothing comes any more, and holds nothing up", async () => {
    const page = await say(await view(), "Still there?");
    await server().restart();
    await eventually(() => expect(page.isWhole()).toBe(true));
    expect(page.text()).toContain(".standing.closed");
    const again = await view({ ...fieldsOf(page), action: "look" });
    expect(logOf(again)).toContain("Still there?");
  });
});
