import { splitLinks } from "#client/split-links.ts";
import type { ChatCard } from "#contract/views/cards.ts";
import classes from "./active-item-panel.module.css";
import { browserWords } from "./browser-words.ts";

/** Where the customer is: page, browser, language. (B-25) */
export function CustomerPlace({ card }: { readonly card: ChatCard }) {
  const { page, browser, language } = card;
  if (page === "" && browser === "" && language === "") return null;
  return (
    <section className={classes.section} aria-label="Page, browser, language">
      <dl className={classes.place}>
        {page !== "" && (
          <>
            <dt>Page</dt>
            <dd>
              <PageLink page={page} />
            </dd>
          </>
        )}
        {browser !== "" && (
          <>
            <dt>Browser</dt>
            <dd title={browser}>{browserWords(browser)}</dd>
          </>
        )}
        {language !== "" && (
          <>
            <dt>Language</dt>
            <dd>{languageWords(language)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** The address comes from the customer's browser: it is a link only where it can do no harm. */
function PageLink({ page }: { readonly page: string }) {
  const [first, ...rest] = splitLinks(page);
  if (first?.href === undefined || rest.length > 0) return page;
  return (
    <a href={first.href} target="_blank" rel="noopener noreferrer nofollow">
      {page}
    </a>
  );
}

function languageWords(language: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(language) ?? language;
  } catch (error) {
    // What the customer's browser calls a language need not be one.
    if (error instanceof RangeError) return language;
    throw error;
  }
}
