import { WebSocket } from "ws";

/** A server that is still starting may say nothing at all. */
const signInWithinMs = 10_000;

/** The domain of everybody who talks. */
export const domain = "bench.example";

interface XmppLineNeeds {
  /** Called for a message, with its number in the archive; `id` is the sender's id for it. */
  received(id: string): void;
  /** The connection ended unexpectedly. */
  lost(): void;
}

interface Words {
  readonly to: string;
  readonly id: string;
  readonly text: string;
}

const openStream = `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="${domain}" version="1.0"/>`;
const signIn = `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>`;
const bind = `<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>`;

/** One who talks XMPP over WebSocket (RFC 7395), as far as a bench needs it: one element is one frame. */
export class XmppLine {
  readonly #socket: WebSocket;
  readonly #needs: XmppLineNeeds;
  #address = "";
  #isClosing = false;
  #isReady = () => {};
  #isRefused: (reason: Error) => void = () => {};

  private constructor(socket: WebSocket, needs: XmppLineNeeds) {
    this.#socket = socket;
    this.#needs = needs;
    socket.on("message", (raw: Buffer) => this.#take(raw.toString("utf8")));
    socket.on("close", () => {
      if (this.#isClosing) return;
      if (this.#address === "")
        this.#isRefused(new Error("The server ended a connection before its sign-in"));
      else needs.lost();
    });
  }

  /** Resolves when signed in with an address; rejects when the server refuses. */
  static async open(url: string, needs: XmppLineNeeds): Promise<XmppLine> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/ws`, ["xmpp"], { perMessageDeflate: false });
    const line = new XmppLine(socket, needs);
    await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    await new Promise<void>((resolve, reject) => {
      line.#isReady = resolve;
      line.#isRefused = (reason) => {
        line.close();
        reject(reason);
      };
      setTimeout(() => {
        if (line.#address === "") line.#isRefused(new Error("The server does not sign in"));
      }, signInWithinMs).unref();
      socket.send(openStream);
    });
    return line;
  }

  get address(): string {
    return this.#address;
  }

  say({ to, id, text }: Words): void {
    const body = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    this.#socket.send(
      `<message xmlns="jabber:client" type="chat" to="${to}" id="${id}"><body>${body}</body></message>`,
    );
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.terminate();
  }

  #take(element: string): void {
    if (element.startsWith("<message")) this.#takeMessage(element);
    else this.#signIn(element);
  }

  #takeMessage(element: string): void {
    const id = / id='(m\d+)'/.exec(element)?.[1];
    if (id === undefined || element.includes(" type='error'") || !element.includes("<stanza-id ")) {
      throw new Error(`The server did not pass a message on from its archive: ${element}`);
    }
    this.#needs.received(id);
  }

  #signIn(element: string): void {
    if (element.includes("<mechanism>ANONYMOUS<")) return this.#socket.send(signIn);
    if (element.startsWith("<success")) return this.#socket.send(openStream);
    if (element.startsWith("<stream:features")) return this.#socket.send(bind);
    if (element.startsWith("<open ")) return;
    const address = /<jid>(.+)<\/jid>/.exec(element)?.[1];
    if (address === undefined) return this.#isRefused(new Error(`The server did not sign in: ${element}`));
    this.#address = address;
    this.#isReady();
  }
}
