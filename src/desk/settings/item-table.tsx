import { Link } from "@tanstack/react-router";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { laterWords } from "../words/words.ts";
import classes from "./item-table.module.css";

/** One row of a section's table. */
export interface Listed<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** The cells beside the name, one for each column. */
  readonly cells: readonly string[];
  /** How far down in a tree; 0 where there is none. */
  readonly depth?: number;
}

interface Props<Id extends string> {
  readonly section: string;
  readonly columns: readonly string[];
  readonly items: readonly Listed<Id>[];
}

/** The items of a section, each leading to its form. On a narrow screen the columns stand below the names. */
export function ItemTable<Id extends string>({ section, columns, items }: Props<Id>) {
  const isNarrow = useIsNarrow();
  const linkOf = ({ id, name }: Listed<Id>) => (
    <Link to="/settings/$section/{-$item}" params={{ section, item: id }} data-item={id}>
      <bdi>{name}</bdi>
    </Link>
  );
  if (isNarrow) return <ItemList columns={columns} items={items} linkOf={linkOf} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{laterWords.settings.name}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row" style={indent(item)}>
              {linkOf(item)}
            </th>
            {columns.map((column, index) => (
              <td key={column}>
                <bdi>{item.cells[index]}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListProps<Id extends string> {
  readonly columns: readonly string[];
  readonly items: readonly Listed<Id>[];
  readonly linkOf: (item: Listed<Id>) => React.ReactNode;
}

function ItemList<Id extends string>({ columns, items, linkOf }: ListProps<Id>) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.id} style={indent(item)}>
          {linkOf(item)}
          <dl>
            {columns.map(
              (column, index) =>
                item.cells[index] && (
                  <div key={column}>
                    <dt>{column}</dt>
                    <dd>
                      <bdi>{item.cells[index]}</bdi>
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function indent({ depth = 0 }: { readonly depth?: number }) {
  return depth === 0 ? {} : { paddingInlineStart: `calc(var(--space-3) + ${depth * 22}px)` };
}
