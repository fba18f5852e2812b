import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { collect, textOf } from '../../test/collect.ts';
import { createModelRequest } from '../../test/model-request.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { failover } from './failover.ts';

const request = createModelRequest();
const down = new ParleyError('down', { code: 'upstream-unavailable' });

describe('failover', () => {
  it('asks the next model when one fails before it has said anything', async () => {
    const failures: string[] = [];
    const first = createScriptedModel({ type: 'text-start', id: 'x' }, down);
    const model = failover([first, createScriptedModel(...textChunks('From the second.'))], {
      onFailure: ({ model: name }) => failures.push(name),
    });
    const chunks = await collect(model.stream(request));
    expect(textOf(chunks)).toBe('From the second.');
    expect(chunks.filter(({ type }) => type === 'text-start')).toHaveLength(1);
    expect(failures).toEqual(['scripted']);
  });

  it('asks the next model when one ends without a word', async () => {
    const model = failover([
      createScriptedModel({ type: 'finish', finishReason: 'stop' }),
      createScriptedModel(...textChunks('Yes.')),
    ]);
    expect(textOf(await collect(model.stream(request)))).toBe('Yes.');
  });

  it('never asks the next model once words were said', async () => {
    const second = createScriptedModel(...textChunks('Other.'));
    const model = failover([createScriptedModel({ type: 'text-delta', id: 't', delta: 'Hal' }, down), second]);
    await expect(collect(model.stream(request))).rejects.toBe(down);
    expect(second.requests).toHaveLength(0);
  });

  it('fails with the failure of the last model', async () => {
    await expect(
      collect(failover([createScriptedModel(new Error('first')), createScriptedModel(down)]).stream(request)),
    ).rejects.toBe(down);
  });
});
