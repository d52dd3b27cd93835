import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "../look/icon.tsx";
import type { InboxOrder } from "./place-items.ts";

const orders: readonly { readonly order: InboxOrder; readonly words: string }[] = [
  { order: "longest-wait", words: "Longest reply wait first" },
  { order: "arrival", words: "Order of arrival" },
];

interface Props {
  readonly order: InboxOrder;
  readonly setOrder: (order: InboxOrder) => void;
}

/** The agent chooses how the inbox is sorted. (B-27) */
export function OrderMenu({ order: chosen, setOrder }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="Order of the inbox" title="Order of the inbox">
          <Icon name="sort" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map(({ order, words }) => (
          <Menu.Item
            key={order}
            leftSection={
              <span style={{ display: "inline-flex", width: 15 }}>
                {order === chosen && <Icon name="check" size={15} />}
              </span>
            }
            onClick={() => setOrder(order)}
          >
            {words}
            {order === chosen && <span className="for-screen-readers">, chosen</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
