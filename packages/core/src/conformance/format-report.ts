import type { CheckResult, ConformanceReport } from './conformance-report.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

const formatCheck = ({ id, title, requirement, outcome, why, sent, received }: CheckResult): string => {
  const details = outcome === 'failed' ? { why, sent, received } : { why };
  const lines = Object.entries(details).flatMap(([name, text]) => (text === undefined ? [] : [`  - ${name}: ${text}`]));
  return [`- ${marks[outcome]} **${id}** (${requirement}): ${title}`, ...lines].join('\n');
};

/** A report for people, as Markdown that also reads well in a terminal: what failed first, with what was sent and came back. */
export const formatReport = ({ url, kind, isConforming, checks }: ConformanceReport): string => {
  const select = (outcome: CheckResult['outcome']) => checks.filter((check) => check.outcome === outcome);
  const failed = select('failed');
  const section = (heading: string, results: readonly CheckResult[]) =>
    results.length === 0 ? [] : [`## ${heading}`, results.map(formatCheck).join('\n')];
  return [
    `# Conformance of ${url} (${kind})`,
    `${isConforming ? 'Conforming' : 'Not conforming'}: ${select('passed').length} passed, ${failed.length} failed, ${select('skipped').length} skipped.`,
    ...section('Failed', failed),
    ...section('Passed', select('passed')),
    ...section('Skipped', select('skipped')),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
};
