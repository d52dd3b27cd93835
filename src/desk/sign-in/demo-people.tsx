import { Icon } from "../look/icon.tsx";
import { sentence } from "../look/sentence.ts";
import { laterWords } from "../words/words.ts";
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
      <h2 id="demo-people">{laterWords.signIn.signInAs}</h2>
      <ul className={classes.people}>
        {demo.people.map((person) => (
          <li key={person.email}>
            <button type="button" className={classes.person} onClick={() => void signIn(person)}>
              <Icon name="person" />
              <span>
                <bdi>{person.name}</bdi>
              </span>
              <small>{laterWords.signIn.roles[person.role]}</small>
            </button>
          </li>
        ))}
      </ul>
      <p>
        {sentence(
          laterWords.signIn.customersWriteOn(
            <a href={demo.companyPage} target="_blank" rel="noreferrer">
              {laterWords.signIn.companyPage}
            </a>,
          ),
        )}
      </p>
    </section>
  );
}
