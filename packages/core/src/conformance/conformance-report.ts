/** `must`: without it a client shows wrong or lost replies. `should`: a client gets by, but visitors are worse off. */
export type Requirement = 'must' | 'should';

/** What one rule came to. */
export type CheckResult = {
  /** Stable, in lower case with hyphens: what a pipeline allows or forbids by. */
  readonly id: string;
  /** The rule, as a sentence. */
  readonly title: string;
  readonly requirement: Requirement;
  /** `skipped`: the rule could not be tried here, or nothing happened that it is about. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly why?: string;
  /** What was sent, such as `POST https://… {"id":…`, cut to 200 characters. */
  readonly sent?: string;
  /** What came back: status, media type and the beginning of the body, cut to 200 characters. */
  readonly received?: string;
};

/** What `checkBackEnd` found out about a back end. */
export type ConformanceReport = {
  readonly url: string;
  /** How it was spoken to: `relay`, `ui-message-stream`, or the name of the wire. */
  readonly kind: string;
  /** Every rule that must hold holds, as far as it could be tried. */
  readonly isConforming: boolean;
  /** In the order in which they were tried. */
  readonly checks: readonly CheckResult[];
};
