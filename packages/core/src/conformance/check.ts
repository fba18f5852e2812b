import type { Answer } from './answer.ts';
import type { CheckResult, Requirement } from './conformance-report.ts';
import type { Dialect, ProbeRequest, Question } from './dialect.ts';

/** What one rule came to, and the exchange that shows it. */
export type Finding = Pick<CheckResult, 'outcome' | 'why'> & { readonly answer?: Answer };

export type AskOptions = { readonly onRead?: (answer: Answer) => boolean };

/** What checks ask a back end with. */
export type Probe = {
  readonly dialect: Dialect;
  readonly origin: string | undefined;
  readonly largeBytes: number;
  readonly prompts: { readonly question: string; readonly echo: string; readonly long: string };
  /** The reply that most rules look at: one whole answer to one question. */
  readonly answer: Answer;
  readonly createQuestion: (text: string) => Question;
  /** Sends a request as it is. */
  readonly send: (request: ProbeRequest, options?: AskOptions) => Promise<Answer>;
  /** Every exchange so far. */
  readonly getAnswers: () => readonly Answer[];
};

/** One rule. */
export type Check = {
  readonly id: string;
  readonly title: string;
  readonly requirement: Requirement;
  readonly run: (probe: Probe) => Finding | Promise<Finding>;
};

export const pass = (answer?: Answer): Finding => ({ outcome: 'passed', ...(answer && { answer }) });
export const fail = (why: string, answer?: Answer): Finding => ({ outcome: 'failed', why, ...(answer && { answer }) });
export const skip = (why: string): Finding => ({ outcome: 'skipped', why });
/** Passes without a reason why not. */
export const decide = (why: string | undefined, answer?: Answer): Finding =>
  why === undefined ? pass(answer) : fail(why, answer);
