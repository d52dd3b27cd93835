import { expect, test } from "vitest";
import { SimulatedCustomer } from "#server/demo/simulated-customer.ts";
import { eventually } from "../support/eventually.ts";
import { startTestServer } from "../support/test-server.ts";

test("a customer of the demo is let in, and begins a chat", async () => {
  const server = await startTestServer();
  const { url, widgetId } = server;
  const customer = new SimulatedCustomer({ url, widgetId, pauseMs: { min: 0, max: 0 } });
  customer.start();
  try {
    await eventually(() => expect([...server.parts().logs.liveChats()]).toHaveLength(1));
  } finally {
    customer.stop();
    await server.stop();
  }
});
