import type { Part, ToolPart } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { answerApproval, answerToolCall } from './answer-tool-call.ts';
import { countSteps, findWaitingCalls, needsNextStep } from './tool-calls.ts';

const call = (state: ToolPart['state'], fields: Partial<ToolPart> = {}): ToolPart => ({
  type: 'tool-echo',
  toolCallId: 'call-1',
  toolName: 'echo',
  state,
  ...fields,
});
const text: Part = { type: 'text', text: 'Hello' };
const step: Part = { type: 'step-start' };
const usage: Part = { type: 'data-parley-usage', id: 'u', data: { model: 'm', inputTokens: 1, outputTokens: 1 } };
const done = call('output-available');

describe('findWaitingCalls', () => {
  it('finds the calls that this side is to run', () => {
    const waiting = call('input-available');
    const answered = call('approval-responded');
    const parts = [
      text,
      waiting,
      answered,
      done,
      call('input-streaming'),
      call('approval-requested'),
      call('input-available', { providerExecuted: true }),
    ];
    expect(findWaitingCalls({ parts })).toEqual([waiting, answered]);
  });
});

describe('countSteps', () => {
  it.each<[readonly Part[], number]>([
    [[], 1],
    [[text], 1],
    [[step, text], 1],
    [[usage, step, text], 1],
    [[text, done], 1],
    [[text, done, done, usage], 1],
    [[text, done, usage, text], 2],
    [[done, step, text], 2],
    [[step, text, done, text, step, done, step], 3],
  ])('%#: counts the replies that a message holds', (parts, count) => {
    expect(countSteps({ parts })).toBe(count);
  });
});

describe('needsNextStep', () => {
  it.each<[string, readonly Part[], boolean]>([
    ['no calls', [text], false],
    ['a call with output', [text, done, usage], true],
    ['a call that failed', [call('output-error')], true],
    ['a call that was denied', [call('output-denied')], true],
    ['a call that waits beside one with output', [done, call('input-available')], false],
    ['a call that waits for approval', [call('approval-requested')], false],
    ['output that is preliminary', [call('output-available', { preliminary: true })], false],
    ['words after the output', [done, text], false],
    ['words after a call of the same step', [step, done, text], true],
    ['a further step that answers', [step, done, step, text], false],
    ['a call of the provider alone', [call('output-available', { providerExecuted: true })], false],
  ])('with %s: %#', (_, parts, isNeeded) => {
    expect(needsNextStep({ parts }, { maxSteps: 8 })).toBe(isNeeded);
  });

  it('ends at the limit of steps', () => {
    const parts = [step, done, step, done];
    expect(needsNextStep({ parts }, { maxSteps: 3 })).toBe(true);
    expect(needsNextStep({ parts }, { maxSteps: 2 })).toBe(false);
  });
});

describe('answerApproval', () => {
  const asked = { parts: [call('approval-requested', { approval: { id: 'a' } })] };

  it('answers the approval that is asked for', () => {
    expect(answerApproval(asked, 'a', { approved: false, reason: 'Too dear.' })).toEqual({
      type: 'tool-approval-response',
      approvalId: 'a',
      approved: false,
      reason: 'Too dear.',
    });
  });

  it('answers none that nobody asked for, and none twice', () => {
    expect(answerApproval(asked, 'b', { approved: true })).toBe(null);
    const answered = { parts: [call('approval-responded', { approval: { id: 'a', approved: true } })] };
    expect(answerApproval(answered, 'a', { approved: false })).toBe(null);
  });
});

describe('answerToolCall', () => {
  it('gives a waiting call its output, or why there is none', () => {
    const message = { parts: [call('input-available')] };
    expect(answerToolCall(message, 'call-1', { output: 7 })).toEqual({
      type: 'tool-output-available',
      toolCallId: 'call-1',
      output: 7,
    });
    expect(answerToolCall(message, 'call-1', { errorText: 'Closed.' })).toMatchObject({ errorText: 'Closed.' });
  });

  it('gives nothing to a call that does not wait, or was denied', () => {
    expect(answerToolCall({ parts: [done] }, 'call-1', { output: 7 })).toBe(null);
    const denied = call('approval-responded', { approval: { id: 'a', approved: false } });
    expect(answerToolCall({ parts: [denied] }, 'call-1', { output: 7 })).toBe(null);
  });
});
