import { describe, expect, it } from 'vitest';
import { readIntent } from './read-intent.ts';

describe('readIntent', () => {
  it.each([
    ['Hello!', 'greeting'],
    ['hi there', 'greeting'],
    ['你好', 'greeting'],
    ['您好，在吗？', undefined],
    ['Thanks a lot!', 'thanks'],
    ['ok thank you', 'thanks'],
    ['非常感谢您的帮助', 'thanks'],
    ['谢谢你', 'thanks'],
    ['bye', 'farewell'],
    ['再见', 'farewell'],
    ['Who are you?', 'introduction'],
    ['Are you a robot?', 'introduction'],
    ['你是谁？', 'introduction'],
    ['你是机器人吗', 'introduction'],
    ['你能做什么？', 'introduction'],
    ['I want to talk to a person', 'person'],
    ['can I speak with a human please', 'person'],
    ['human please', 'person'],
    ['转人工', 'person'],
    ['我要找真人客服', 'person'],
    ['人工客服', 'person'],
  ])('reads %s as %s', (message, intent) => {
    expect(readIntent(message)).toBe(intent);
  });

  it.each([
    'What does a transfer cost?',
    'Hello, what does a transfer cost?',
    '你好，挂失要多久？',
    'Thanks, but how long does it take?',
    'Can my son talk to a person at the branch about his account?',
    'Which branches have staff who speak to people in Mandarin?',
    '人工费是多少',
    'helpline number',
    'Is a thank-you gift allowed?',
  ])('leaves the question %s to the documents', (message) => {
    expect(readIntent(message)).toBeUndefined();
  });
});
