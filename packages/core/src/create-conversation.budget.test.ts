import { type Message, ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { settle } from '../test/test-browser.ts';

const createTestBudget = () => {
  const recorded: Message[] = [];
  const budget = {
    isSpent: false,
    canSpend: () => !budget.isSpent,
    record: (message: Message) => recorded.push(message),
  };
  return {
    budget,
    listOutcomes: () => recorded.map(({ status }) => (status.type === 'done' ? status.outcome : status.type)),
  };
};

describe('budget', () => {
  it('keeps a message here when it is spent, and says so', async () => {
    const { budget } = createTestBudget();
    budget.isSpent = true;
    const { conversation, backEnd } = await startConversation({ budget });
    await conversation.send('Hello?');
    expect(backEnd.requests).toEqual([]);
    expect(read(conversation)).toEqual(['u: Hello? (error)']);
    expect(conversation.getSnapshot()).toMatchObject({ errorCode: 'budget-spent', status: 'ready' });
    expect(conversation.getSnapshot().messages[0]?.status).toMatchObject({ errorCode: 'budget-spent' });
    budget.isSpent = false;
    void conversation.retry();
    await settle();
    expect(backEnd.requests).toHaveLength(1);
  });

  it('leaves the old answer in view when it is spent before another is asked for', async () => {
    const { budget } = createTestBudget();
    const { conversation, backEnd } = await startConversation({ budget });
    const sent = conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.say('One.');
    backEnd.replies[0]?.finish();
    await sent;
    budget.isSpent = true;
    await conversation.regenerate();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: One. (complete)']);
    expect(conversation.getSnapshot().errorCode).toBe('budget-spent');
  });

  it('is told of each reply as it ended, of stopped and failed ones too, and of no message that did not leave', async () => {
    const { budget, listOutcomes } = createTestBudget();
    const { conversation, backEnd } = await startConversation({ budget });
    const whole = conversation.send('One');
    await settle();
    backEnd.replies[0]?.finish();
    await whole;
    void conversation.send('Two');
    await settle();
    await conversation.stop();
    const failing = conversation.send('Three');
    await settle();
    backEnd.replies[2]?.push({ type: 'error', errorText: 'no', code: 'upstream-refused' });
    await failing;
    backEnd.failures.push(new ParleyError('no', { code: 'unauthorized' }));
    await conversation.send('Four');
    expect(listOutcomes()).toEqual(['complete', 'stopped', 'error']);
  });
});
