import { describe, expect, it } from 'vitest';
import { redactText } from '../redact-text.ts';
import { type PersonalDataOptions, personalData } from './personal-data.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;

const cover = (text: string, options?: PersonalDataOptions) => {
  const verdict = personalData(options)(text, context);
  return !(verdict instanceof Promise) && verdict.type === 'redact' ? redactText(text, verdict.redactions) : text;
};

describe('personalData', () => {
  it.each([
    ['Write to Li.Wei+bank@mail.example.org, please.', 'Write to [email], please.'],
    ['邮箱是wang99@example.cn。', '邮箱是[email]。'],
    ['打13812345678找我', '打[phone]找我'],
    ['+86 138 1234 5678', '[phone]'],
    ['Call +1 (415) 555-0145 now', 'Call [phone] now'],
    ['Call (415) 555-0145 or 415-555-0146', 'Call [phone] or [phone]'],
    ['座机 010-6552 1234', '座机 [phone]'],
    ['card 4111 1111 1111 1111 exp 09/29', 'card [card] exp 09/29'],
    ['3782-822463-10005', '[card]'],
    ['身份证110101197005114891。', '身份证[chinese-id]。'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [iban] please'],
    ['gb82west12345698765432', '[iban]'],
    ['a@b.org13812345678 4111111111111111', '[email]13812345678 [card]'],
  ])('covers %j', (text, expected) => {
    expect(cover(text)).toBe(expected);
  });

  it.each([
    'Order 0570631564, tracking 94189068902989174',
    'card 4111 1111 1111 1112',
    '编号110101197005114892',
    'DE89 3704 0044 0532 0130 01',
    'On 2024-08-15 at 12:30:45 it cost 1,234,567.89 or 10 20 30',
    'v1.2.3, @handle, a@b, user@localhost',
    '订单号266794275429257853',
    '',
  ])('leaves %j', (text) => {
    expect(cover(text)).toBe(text);
  });

  it('looks only for the kinds that are asked for, and writes what it is told', () => {
    const text = 'a@example.org, 13812345678';
    expect(cover(text, { kinds: ['phone'] })).toBe('a@example.org, [phone]');
    expect(cover(text, { replace: (kind, found) => `<${kind} ${found.length}>` })).toBe('<email 13>, <phone 11>');
  });

  it('leaves an unfinished number or address at the end of a partial text open', () => {
    const ask = (text: string) => personalData()(text, { ...context, isPartial: true });
    expect(ask('mail li.wei@exam')).toEqual({ type: 'allow', unsettledFrom: 5 });
    expect(ask('call 138 1234 ')).toEqual({ type: 'allow', unsettledFrom: 5 });
    expect(ask('pay DE89 3704 ')).toEqual({ type: 'allow', unsettledFrom: 4 });
    expect(ask('hello there ')).toEqual({ type: 'allow' });
  });
});
