import { splitLinks } from "#client/split-links.ts";
import type { ChatCard } from "#contract/views/cards.ts";
import { entryName } from "../entry/entry-name.ts";
import classes from "./chat-panel.module.css";
import { locale } from "../words/language.ts";
import { browserWords } from "./browser-words.ts";
import { FormFacts } from "./form-facts.tsx";
import { MailFacts } from "./mail-facts.tsx";
import { RatingFacts } from "./rating-facts.tsx";
import { laterWords } from "../words/words.ts";

/** What the customer gave before, their widget, page, address, rating, browser and language. (B-25, B-79, B-57) */
export function CustomerPlace({ card }: { readonly card: ChatCard }) {
  const { entry, page, browser, language } = card;
  const { label, name } = entryName(entry);
  return (
    <section className={classes.section} aria-label={laterWords.chatPanel.place}>
      <dl className={classes.place}>
        {card.form && <FormFacts form={card.form} />}
        <dt>{label}</dt>
        <dd dir="auto">{name}</dd>
        {page !== "" && (
          <>
            <dt>{laterWords.chatPanel.page}</dt>
            <dd>
              <PageLink page={page} />
            </dd>
          </>
        )}
        {entry.page !== page && entry.page !== "" && (
          <>
            <dt>{laterWords.chatPanel.beganOn}</dt>
            <dd>
              <PageLink page={entry.page} />
            </dd>
          </>
        )}
        {card.mail && <MailFacts chatId={card.chatId} mail={card.mail} />}
        {card.rating && <RatingFacts rating={card.rating} />}
        {browser !== "" && (
          <>
            <dt>{laterWords.chatPanel.browser}</dt>
            <dd title={browser}>{browserWords(browser)}</dd>
          </>
        )}
        {language !== "" && (
          <>
            <dt>{laterWords.chatPanel.language}</dt>
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
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
  } catch (error) {
    // A browser's name for its language need not be a valid tag.
    if (error instanceof RangeError) return language;
    throw error;
  }
}
