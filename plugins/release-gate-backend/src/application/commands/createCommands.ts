import type { Caller } from '../Caller';
import type { Parts } from '../Parts';
import type { Runners } from '../Runners';
import { answerViolation } from './answerViolation';
import { changeRelease } from './changeRelease';
import { decideOnRequest } from './decideOnRequest';
import { logTime } from './logTime';
import { reenterRelease } from './reenterRelease';
import { reportDeployment } from './reportDeployment';
import { requestApproval } from './requestApproval';
import { runChecks } from './runChecks';
import { startRelease } from './startRelease';

/** Everything that people and pipelines can have done; each says what came of it. */
export type Commands = ReturnType<typeof createCommands>;

/** @param runners - who is asked at once where a command needs to know */
export function createCommands(parts: Parts, runners: Runners) {
  const withRunners = { ...parts, runners };
  const of =
    <I, A>(
      command: (
        ports: typeof withRunners,
        caller: Caller,
        input: I,
      ) => Promise<A>,
    ) =>
    (caller: Caller, input: I): Promise<A> =>
      command(withRunners, caller, input);
  return {
    start: of(startRelease),
    reenter: of(reenterRelease),
    change: of(changeRelease),
    request: of(requestApproval),
    decide: of(decideOnRequest),
    logTime: of(logTime),
    runChecks: of(runChecks),
    reportDeployment: of(reportDeployment),
    answerViolation: of(answerViolation),
  };
}
