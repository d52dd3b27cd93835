import { Icon } from "../look/icon.tsx";
import classes from "./sign-in-page.module.css";
import type { DemoPerson, WhoIsHere } from "./who-is-here.ts";

interface Props {
  readonly demo: NonNullable<WhoIsHere["demo"]>;
  readonly signIn: (person: DemoPerson) => Promise<void>;
}

/** In a demo account: everyone one can be, and the company's page with the chat on it. */
export function DemoPeople({ demo, signIn }: Props) {
  return (
    <section className={classes.demo} aria-labelledby="demo-people">
      <h2 id="demo-people">This is a demo. Sign in as</h2>
      <ul className={classes.people}>
        {demo.people.map((person) => (
          <li key={person.email}>
            <button type="button" className={classes.person} onClick={() => void signIn(person)}>
              <Icon name="person" />
              <span>{person.name}</span>
              <small>{person.role}</small>
            </button>
          </li>
        ))}
      </ul>
      <p>
        Customers write on{" "}
        <a href={demo.companyPage} target="_blank" rel="noreferrer">
          the company’s page
        </a>
        .
      </p>
    </section>
  );
}
