import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "../look/icon.tsx";
import type { InboxOrder } from "./place-items.ts";
import { words } from "../words/words.ts";

const orders: readonly InboxOrder[] = ["longest-wait", "arrival"];

interface Props {
  readonly order: InboxOrder;
  readonly setOrder: (order: InboxOrder) => void;
}

/** The agent chooses how the inbox is sorted. (B-27) */
export function OrderMenu({ order: chosen, setOrder }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={words.inbox.order} title={words.inbox.order}>
          <Icon name="sort" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map((order) => (
          <Menu.Item
            key={order}
            leftSection={
              <span style={{ display: "inline-flex", width: 15 }}>
                {order === chosen && <Icon name="check" size={15} />}
              </span>
            }
            onClick={() => setOrder(order)}
          >
            {words.inbox.orders[order]}
            {order === chosen && <span className="for-screen-readers">{words.inbox.chosen}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
