import type { SpeechChunk, Synthesizer } from '@parley/core';
import { describe, expect, it } from 'vitest';
import { createSilentSynthesizer } from './silent-synthesizer.ts';
import { speakReply } from './speak-reply.ts';
import { createManualClock } from './testing/manual-clock.ts';
import { createScriptedConversation } from './testing/scripted-conversation.ts';

const start = (options: { readonly synthesizer?: Synthesizer } = {}) => {
  const clock = createManualClock();
  const conversation = createScriptedConversation();
  const silent = options.synthesizer ?? createSilentSynthesizer({ clock });
  const spoken: string[] = [];
  const errors: unknown[] = [];
  const synthesizer: Synthesizer = {
    ...silent,
    speak: (chunk, settings) => {
      spoken.push(chunk.text);
      return silent.speak(chunk, settings);
    },
  };
  const speaker = speakReply({
    conversation,
    synthesizer,
    clock,
    firstChunk: 'sentence',
    onError: (error) => errors.push(error),
  });
  return { clock, conversation, speaker, spoken, errors };
};

const done = { type: 'done', outcome: 'complete' } as const;

describe('speakReply', () => {
  it('speaks the sentences of a streaming answer in order and one at a time', async () => {
    const { clock, conversation, speaker, spoken } = start();
    conversation.ask('u1', 'Fees?');
    expect(speaker.getSnapshot().status).toBe('thinking');
    conversation.answer('a1', 'It costs five. ');
    await clock.advance(0);
    expect(spoken).toEqual([]);
    conversation.answer('a1', 'It costs five. It is fast. Bye');
    await clock.advance(0);
    expect(spoken).toEqual(['It costs five.']);
    expect(speaker.getSnapshot()).toMatchObject({
      status: 'speaking',
      messageId: 'a1',
      caption: { chunk: { text: 'It costs five.' } },
    });
    conversation.answer('a1', 'It costs five. It is fast. Bye.', done);
    await clock.advance(20_000);
    expect(spoken).toEqual(['It costs five.', 'It is fast.', 'Bye.']);
    expect(speaker.getSnapshot()).toEqual({ status: 'idle', messageId: null, caption: null });
  });

  it('moves the caption from word to word', async () => {
    const { clock, conversation, speaker } = start();
    const seen: number[] = [];
    speaker.subscribe(() => seen.push(speaker.getSnapshot().caption?.wordIndex ?? -2));
    conversation.ask('u1', '?');
    conversation.answer('a1', 'One two three.', done);
    await clock.advance(10_000);
    expect(seen.filter((index) => index >= 0)).toEqual([0, 1, 2]);
  });

  it('gives a mouth that moves while a piece is said, and none before and after', async () => {
    const { clock, conversation, speaker } = start();
    expect(speaker.getMouth()).toBeNull();
    conversation.ask('u1', '?');
    conversation.answer('a1', 'My money.', done);
    await clock.advance(100);
    expect(speaker.getMouth()?.timeline.spans[0]?.viseme).toBe('PP');
    await clock.advance(10_000);
    expect(speaker.getMouth()).toBeNull();
  });

  it('falls silent at once when it is interrupted, says how far it was heard, and stays silent', async () => {
    const { clock, conversation, speaker, spoken } = start();
    conversation.ask('u1', '?');
    const text = 'We **open** at nine. We close at five. Good';
    conversation.answer('a1', text);
    await clock.advance(700);
    const heard = speaker.interrupt();
    expect(heard).toMatchObject({ messageId: 'a1', method: 'word-times' });
    expect(text.slice(0, heard?.sourceEnd)).toBe('We **open** at');
    expect(speaker.getMouth()).toBeNull();
    conversation.answer('a1', `${text} bye.`, done);
    await clock.advance(20_000);
    expect(spoken).toEqual(['We open at nine.']);
    expect(speaker.getSnapshot().status).toBe('idle');
    expect(speaker.interrupt()).toBeNull();
  });

  it('is interrupted by a new message of the visitor', async () => {
    const { clock, conversation, speaker, spoken } = start();
    conversation.ask('u1', '?');
    conversation.answer('a1', 'First answer. Second part.', done);
    await clock.advance(100);
    conversation.ask('u2', 'Wait');
    expect(speaker.getSnapshot()).toMatchObject({ status: 'thinking', caption: null });
    conversation.answer('a2', 'Yes.', done);
    await clock.advance(20_000);
    expect(spoken).toEqual(['First answer.', 'Yes.']);
  });

  it.each(['blocked', 'stopped'] as const)('falls silent when the answer is %s', async (outcome) => {
    const { clock, conversation, speaker, spoken } = start();
    conversation.ask('u1', '?');
    conversation.answer('a1', 'One sentence. Two sentences. Th');
    await clock.advance(100);
    conversation.answer('a1', 'One sentence. Two sentences. Th', { type: 'done', outcome });
    expect(speaker.getSnapshot()).toMatchObject({ status: 'idle', caption: null });
    await clock.advance(20_000);
    expect(spoken).toEqual(['One sentence.']);
  });

  it('falls silent when text that it has read is withdrawn', async () => {
    const { clock, conversation, speaker, spoken } = start();
    conversation.ask('u1', '?');
    conversation.answer('a1', 'A secret is. Next one');
    await clock.advance(100);
    conversation.answer('a1', 'Removed.', done);
    await clock.advance(20_000);
    expect(spoken).toEqual(['A secret is.']);
    expect(speaker.getSnapshot().status).toBe('idle');
  });

  it('does not read out what was said before it began, or another branch', async () => {
    const clock = createManualClock();
    const conversation = createScriptedConversation();
    conversation.ask('u1', '?');
    conversation.answer('a1', 'Old answer.', done);
    const older = conversation.getSnapshot().messages;
    const chunks: SpeechChunk[] = [];
    const silent = createSilentSynthesizer({ clock });
    const synthesizer: Synthesizer = {
      ...silent,
      speak: (chunk, options) => {
        chunks.push(chunk);
        return silent.speak(chunk, options);
      },
    };
    speakReply({ conversation, synthesizer, clock });
    conversation.ask('u2', 'New?');
    conversation.answer('a2', 'New answer.', done);
    await clock.advance(10_000);
    conversation.update({ messages: older });
    await clock.advance(10_000);
    expect(chunks.map((chunk) => chunk.text)).toEqual(['New answer.']);
  });

  it('tells of cues when their word is due and never speaks them', async () => {
    const { clock, conversation, speaker, spoken } = start();
    const cues: string[] = [];
    speaker.subscribeCues((cue) => cues.push(cue.name));
    conversation.ask('u1', '?');
    conversation.answer('a1', '[[nod]] Certainly we can do it [[happy]] today.', done);
    await clock.advance(50);
    expect(cues).toEqual(['nod']);
    await clock.advance(10_000);
    expect(cues).toEqual(['nod', 'happy']);
    expect(spoken).toEqual(['Certainly we can do it today.']);
  });

  it('reports a voice that fails and goes on with the next piece', async () => {
    const failing: Synthesizer = {
      getCapabilities: async () => ({ hasVoice: true, output: 'self', wordTimes: 'events', visemes: false }),
      // biome-ignore lint/correctness/useYield: a voice that fails before it says anything.
      async *speak() {
        throw new Error('no sound');
      },
    };
    const { clock, conversation, speaker, spoken, errors } = start({ synthesizer: failing });
    conversation.ask('u1', '?');
    conversation.answer('a1', 'One thing. Two things.', done);
    await clock.advance(10);
    expect(spoken).toEqual(['One thing.', 'Two things.']);
    expect(errors).toHaveLength(2);
    expect(speaker.getSnapshot().status).toBe('idle');
  });

  it('listens only while nothing is said or awaited', async () => {
    const { clock, conversation, speaker } = start();
    speaker.setListening(true);
    expect(speaker.getSnapshot().status).toBe('listening');
    conversation.ask('u1', '?');
    expect(speaker.getSnapshot().status).toBe('thinking');
    conversation.answer('a1', 'Yes.', done);
    await clock.advance(5000);
    expect(speaker.getSnapshot().status).toBe('listening');
  });
});
