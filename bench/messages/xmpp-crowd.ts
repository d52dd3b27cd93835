import { inTurns } from "../measuring/in-turns.ts";
import type { Crowd, CrowdSize, Talker } from "./crowd.ts";
import { XmppLine } from "./xmpp-line.ts";

const joiningAtOnce = 20;

/**
 * Connects everybody to an ejabberd, each customer with one agent.
 *
 * A message counts as acknowledged when it has arrived at the other side with its number in the archive
 * (XEP-0359): then it is in the archives of both, each a commit of its own. ejabberd can tell its sender
 * (XEP-0198), but does when only their own archive has it, however far the other side is behind, and
 * has more to do for it: this way is the kinder one.
 */
export async function xmppCrowd(url: string, { customers, agents }: CrowdSize): Promise<Crowd> {
  const arrived = new Map<string, () => void>();
  let said = 0;
  let delivered = 0;
  let lost = 0;
  const join = () =>
    XmppLine.open(url, {
      received(id) {
        delivered += 1;
        arrived.get(id)?.();
        arrived.delete(id);
      },
      lost: () => (lost += 1),
    });
  const joinAll = async (count: number) => {
    const lines: XmppLine[] = [];
    await inTurns(count, joiningAtOnce, async (index) => void (lines[index] = await join()));
    return lines;
  };
  const agentLines = await joinAll(agents);
  const customerLines = await joinAll(customers);
  const talker = (line: XmppLine, other: XmppLine | undefined): Talker => {
    if (!other) throw new Error("There is nobody to talk to");
    return {
      say(text, acknowledged) {
        const id = `m${++said}`;
        arrived.set(id, acknowledged);
        line.say({ to: other.address, id, text });
      },
    };
  };
  return {
    customers: customerLines.map((line, index) => talker(line, agentLines[index % agents])),
    agents: agentLines.map((line, index) => talker(line, customerLines[index])),
    delivered: () => delivered,
    lost: () => lost,
    close() {
      for (const line of [...agentLines, ...customerLines]) line.close();
    },
  };
}
