import { describe, expect, it } from 'vitest';
import { createConformingBackEnd, type Fault } from '../../test/conforming-back-end.ts';
import { createNodeEnvironment } from '../node-environment.ts';
import { runFromShell } from './run-from-shell.ts';

const run = async (line: string, fault?: Fault) => {
  const written: string[] = [];
  const backEnd = createConformingBackEnd(fault);
  const status = await runFromShell(line.split(' '), {
    environment: { ...createNodeEnvironment(), fetch: backEnd },
    write: (text) => written.push(text),
  });
  return { status, text: written.join('') };
};

describe('parley-conformance', () => {
  it('prints the report and succeeds when the back end conforms', async () => {
    const { status, text } = await run('https://relay.example --site demo');
    expect(status).toBe(0);
    expect(text).toMatch(/^# Conformance of https:\/\/relay\.example \(relay\)\n\nConforming: /);
  });

  it('fails when the back end does not', async () => {
    const { status, text } = await run('https://relay.example --site demo --json', 'begins without a start');
    expect(status).toBe(1);
    expect(JSON.parse(text).checks).toContainEqual(expect.objectContaining({ id: 'start-first', outcome: 'failed' }));
  });

  it('speaks the wire of a provider, with the headers of the command line', async () => {
    const { status, text } = await run(
      'https://provider.example/v1 --kind openai-chat --model small --header a:b --json',
    );
    expect(status).toBe(1);
    const report = JSON.parse(text);
    expect(report.kind).toBe('openai-chat');
    expect(report.checks[0].sent).toMatch(/^POST https:\/\/provider\.example\/v1\/chat\/completions \{"model":"small"/);
  });

  it.each(['--site demo', 'https://relay.example', 'https://x --kind other', 'https://x --unknown'])(
    'says how it is used when it is called with: %s',
    async (line) => {
      const { status, text } = await run(line);
      expect(status).toBe(2);
      expect(text).toMatch(/^Usage: /);
    },
  );
});
