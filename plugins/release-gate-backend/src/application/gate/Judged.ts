import type {
  GateAnswer,
  GateQuestion,
} from 'backstage-plugin-release-gate-common';

/** An answer of the gate, and the question with all that was looked up for it. */
export interface Judged {
  readonly question: GateQuestion;
  readonly answer: GateAnswer;
}
