export { type BackEndKind, type CheckBackEndOptions, checkBackEnd } from './check-back-end.ts';
export type { CheckResult, ConformanceReport, Requirement } from './conformance-report.ts';
export { formatReport } from './format-report.ts';
