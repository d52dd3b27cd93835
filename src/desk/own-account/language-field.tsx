import { NativeSelect } from "@mantine/core";
import { chooseLanguage, offeredLanguages, readChosenLanguage } from "../words/language.ts";
import { laterWords } from "../words/words.ts";

/** The language of the desk in this browser. (B-83) */
export function LanguageField() {
  return (
    <NativeSelect
      label={laterWords.ownAccount.language}
      defaultValue={readChosenLanguage() ?? ""}
      onChange={({ currentTarget: { value } }) =>
        chooseLanguage(offeredLanguages.find(({ language }) => language === value)?.language ?? null)
      }
    >
      <option value="">{laterWords.ownAccount.asBrowser}</option>
      {offeredLanguages.map(({ language, name }) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
