export type { Guard, GuardContext } from './guard.ts';
export type { Redaction, Span, Verdict } from './verdict.ts';
