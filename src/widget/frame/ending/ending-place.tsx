import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import type { HostLink } from "../host-link.ts";
import type { useEnding } from "../use-ending.ts";
import { loadMenu } from "../menu-button.tsx";
import { usePart } from "../use-part.ts";
import { later } from "../words/spoken.ts";
import { ErrorReason } from "../error-reason.tsx";
import { forget, forgetEnded } from "./forget.ts";
import { Question } from "./question.tsx";
import { useForgetWhenEnded } from "./use-forget-when-ended.ts";
import { useSound } from "./use-sound.ts";
import styles from "./ending.css?inline";

interface Props {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly ending: ReturnType<typeof useEnding>;
  readonly isAtEnd: boolean;
  readonly widgetId: string;
}

const loadReach = async () => (await import("../reach/reach-place.tsx")).drawReachPlace;

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/**
 * Before the chat begins: forgets it because the company's page asks so, or because its end has been seen; `false`
 * when that could not be done.
 */
export async function forgetAtStart(widgetId: string, isReset: boolean): Promise<boolean> {
  return (await (isReset ? forget(widgetId, null) : forgetEnded(widgetId, null))) ?? true;
}

/** The place as a function, so that the chat can draw it without knowing it beforehand. */
export const drawEndingPlace = (props: Props) => <EndingPlace {...props} />;

/** Asks before the chat is ended (B-50) or forgotten (B-68), and says what comes of it. */
function EndingPlace(props: Props) {
  const { session, host, model, ending, widgetId } = props;
  const words = later.ending;
  const hasUnsent = model.outbox.length + model.left.length > 0;
  const drawReachPlace = usePart(true, loadReach);
  usePart(true, loadMenu);
  useForgetWhenEnded(props);
  useSound(props);
  const forgetNow = () => {
    session.stop();
    host.clear();
    void forget(widgetId, host);
  };
  return (
    <div class="ending">
      <output>
        {ending.isUnderWay && <span class="banner">{words.ending}</span>}
        {ending.error && (
          <span class="banner wrong">
            <ErrorReason error={ending.error} sentence={words.notEnded} />
          </span>
        )}
      </output>
      {drawReachPlace?.({ session, model, ending })}
      {ending.wanted === "forget" && (
        <Question
          question={words.forgetQuestion}
          no={words.keep}
          yes={words.forgetIt}
          onYes={forgetNow}
          onGone={ending.stop}
        >
          {words.forgetConsequence} {hasUnsent && words.unsent}
        </Question>
      )}
      {ending.wanted === "end" && (
        <Question
          question={words.endQuestion}
          no={words.keepChatting}
          yes={words.end}
          onYes={ending.end}
          onGone={ending.stop}
        >
          {words.endConsequence}
        </Question>
      )}
    </div>
  );
}
