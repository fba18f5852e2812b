import { describe, expect, it } from 'vitest';
import { expandQuestion } from './expand-question.ts';

const expand = (question: string, ...earlierQuestions: readonly string[]) =>
  expandQuestion({ question, earlierQuestions });

describe('expandQuestion', () => {
  it.each([
    ['And for a student?', 'What does the account cost?', /student.*account.*cost/],
    ['How long does it take?', 'I want to report a lost card', /long does it take.*lost.*card/],
    ['What about weekends?', 'When is the branch open?', /weekends.*branch/],
    ['那学生呢？', '日常账户每月收多少钱？', /学生.*账户/],
    ['要多久？', '怎么挂失银行卡？', /要多久.*挂失/],
  ])('completes %s after %s', (question, earlier, expanded) => {
    expect(expand(question, earlier)).toMatch(expanded);
  });

  it('reaches over a follow-up to the question before it', () => {
    expect(expand('And for students?', 'What does the account cost?', 'And online?')).toMatch(/account/);
  });

  it.each([
    ['What does an outgoing international transfer cost?', 'How do I report a lost card?'],
    ['学生账户有透支额度吗，最多可以用多少？', '怎么挂失银行卡？'],
  ])('leaves %s alone', (question, earlier) => {
    expect(expand(question, earlier)).toBe(question);
  });

  it('has nothing to add at the beginning', () => {
    expect(expand('How long?')).toBe('How long?');
  });
});
