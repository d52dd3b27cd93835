import type { UserId } from "#contract/ids.ts";
import { searchTextLengthMax } from "#contract/limits.ts";
import type { TargetAgentView, TransferTargetsView } from "#contract/views/transfer-targets-view.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { useIsOnline } from "../session/use-desk.ts";
import { laterWords, words } from "../words/words.ts";
import classes from "./transfer.module.css";
import { whyBesideStatus } from "./why-beside-status.ts";

interface Props {
  readonly targets: TransferTargetsView | null;
  readonly chosenId: UserId | null;
  readonly choose: (userId: UserId) => void;
  readonly text: string;
  readonly search: (text: string) => void;
}

/** The agents, found as one types; those who cannot be offered the chat say why. (B-44) */
export function AgentChoices({ targets, chosenId, choose, text, search }: Props) {
  const isOnline = useIsOnline();
  const { transfer } = laterWords;
  const hint = isOnline ? transfer.fetching : transfer.notConnected;
  return (
    <>
      <LimitedTextInput
        label={transfer.search}
        description={transfer.untilAccepted}
        placeholder={transfer.searchHint}
        lengthMax={searchTextLengthMax}
        leftSection={<Icon name="search" size={15} />}
        value={text}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <fieldset className={classes.choices}>
        <legend>{transfer.whichAgent}</legend>
        {!targets && <p role="status">{hint}</p>}
        {targets?.agents.length === 0 && <p role="status">{transfer.noAgent}</p>}
        {targets?.agents.map((agent) => (
          <AgentChoice
            key={agent.userId}
            agent={agent}
            isChosen={agent.userId === chosenId}
            choose={() => choose(agent.userId)}
          />
        ))}
        {targets && targets.moreAgents > 0 && <p>{transfer.more(targets.moreAgents)}</p>}
      </fieldset>
    </>
  );
}

interface ChoiceProps {
  readonly agent: TargetAgentView;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function AgentChoice({ agent, isChosen, choose }: ChoiceProps) {
  const { name, status, owned, chatsMax, why } = agent;
  const { transfer } = laterWords;
  const whyNot = whyBesideStatus(agent);
  return (
    <label className={classes.choice} data-agent="" data-cannot={why !== null || undefined}>
      <input type="radio" name="to-agent" checked={isChosen} disabled={why !== null} onChange={choose} />
      <Avatar name={name} isSmall />
      <bdi className={classes.name}>{name}</bdi>
      <small className="ticking">
        <span className={classes.status} data-status={status}>
          {words.statusBar.statuses[status]}
        </span>
        {" · "}
        {whyNot === null ? transfer.owned(owned, chatsMax) : transfer.whyNot[whyNot]}
      </small>
    </label>
  );
}
