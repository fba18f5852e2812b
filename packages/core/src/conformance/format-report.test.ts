import { describe, expect, it } from 'vitest';
import type { ConformanceReport } from './conformance-report.ts';
import { formatReport } from './format-report.ts';

const report: ConformanceReport = {
  url: 'https://chat.example.com',
  kind: 'relay',
  isConforming: false,
  checks: [
    { id: 'answered', title: 'It answers.', requirement: 'must', outcome: 'passed', sent: 'POST', received: '200' },
    {
      id: 'start-first',
      title: 'It starts.',
      requirement: 'must',
      outcome: 'failed',
      why: 'It does not.',
      sent: 'POST https://chat.example.com/v1/chat {}',
      received: '200 text/event-stream: data: 1',
    },
    { id: 'retry-after', title: 'It waits.', requirement: 'should', outcome: 'skipped', why: 'It never had to.' },
  ],
};

describe('formatReport', () => {
  it('tells what failed first, with what was sent and what came back', () => {
    expect(formatReport(report)).toBe(`# Conformance of https://chat.example.com (relay)

Not conforming: 1 passed, 1 failed, 1 skipped.

## Failed

- ✗ **start-first** (must): It starts.
  - why: It does not.
  - sent: POST https://chat.example.com/v1/chat {}
  - received: 200 text/event-stream: data: 1

## Passed

- ✓ **answered** (must): It answers.

## Skipped

- – **retry-after** (should): It waits.
  - why: It never had to.
`);
  });

  it('has no section without a rule', () => {
    expect(formatReport({ ...report, isConforming: true, checks: report.checks.slice(0, 1) })).not.toMatch(
      /Failed|Skipped/,
    );
  });
});
