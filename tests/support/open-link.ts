import { CustomerSession } from "#client/customer-session.ts";
import type { Platform } from "#client/platform.ts";
import { nodePlatform } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import type { TestServer } from "./test-server.ts";

/** What is proved by the link in a mail; empty: there is none. */
export function linkIn(text: string): string {
  return /^https?:\S+#link=(\S+)$/m.exec(text)?.[1] ?? "";
}

/** A fresh browser that opened a link from a mail. */
export function openedBy(server: TestServer, proof: string): Promise<CustomerSession> {
  return server.openChat({ platform: behindLink(server, proof) });
}

/** Why the server lets nobody in by this link. */
export async function refusalOf(server: TestServer, proof: string): Promise<string | undefined> {
  const { widgetId } = server;
  const place = () => ({ page: "", browser: "", language: "" });
  const platform = behindLink(server, proof);
  const session = new CustomerSession({ platform, widgetId, newSecret: () => "", place });
  session.start();
  const { goodbye } = await until(session.model, ({ connection }) => connection === "ended");
  session.stop();
  return goodbye?.code;
}

function behindLink({ url, widgetId }: TestServer, proof: string): Platform {
  const platform = nodePlatform(`${url.replace("http", "ws")}/socket/chat/${widgetId}`);
  platform.memory.write(`bellhop-secret-${widgetId}`, proof);
  return platform;
}
