import { getMediaType, isOk } from '../answer.ts';
import { type Check, decide, fail, type Probe, pass, skip } from '../check.ts';
import type { ProbeRequest } from '../dialect.ts';

const isRefused = (status: number | null) => status !== null && status >= 400 && status < 500;

/** A valid request, changed. */
const write = ({ dialect, createQuestion }: Probe, text: string, change: (body: string) => string): ProbeRequest => {
  const request = dialect.writeQuestion(createQuestion(text));
  return { ...request, body: change(request.body ?? '') };
};

const addFields = (body: string) => body.replace(/\}$/, ',"parleyConformance":{"unknown":[1,"二",null]}}');

/** How requests that are not quite usual are met. Tried only where usual ones are answered. */
export const requestChecks: readonly Check[] = [
  {
    id: 'unknown-fields',
    title: 'A request with fields that it does not know is answered: the page may be newer.',
    requirement: 'must',
    run: async (probe) => {
      const answer = await probe.send(write(probe, probe.prompts.question, addFields));
      return decide(isOk(answer) ? undefined : `It was answered with status ${answer.status}.`, answer);
    },
  },
  {
    id: 'error-json',
    title: 'A body that is not valid is refused with a status from 400 to 499 and a body of JSON.',
    requirement: 'must',
    run: async (probe) => {
      const answer = await probe.send(write(probe, probe.prompts.question, (body) => body.slice(0, -1)));
      if (!isRefused(answer.status)) return fail(`It was answered with status ${answer.status}.`, answer);
      const type = getMediaType(answer);
      return decide(/^application\/(.+\+)?json$/.test(type) ? undefined : `The body is of type ${type}.`, answer);
    },
  },
  {
    id: 'empty-message',
    title: 'A message without words is refused with a status from 400 to 499.',
    requirement: 'should',
    run: async (probe) => {
      const answer = await probe.send(write(probe, '', (body) => body));
      return decide(isRefused(answer.status) ? undefined : `It was answered with status ${answer.status}.`, answer);
    },
  },
  {
    id: 'too-large',
    title: 'A body that is far too large is refused.',
    requirement: 'should',
    run: async (probe) => {
      const answer = await probe.send(write(probe, 'x'.repeat(probe.largeBytes), (body) => body));
      // Some servers close the connection while the body is still being sent.
      if (answer.status === null || isRefused(answer.status)) return pass(answer);
      return fail(`${probe.largeBytes} bytes were answered with status ${answer.status}.`, answer);
    },
  },
  {
    id: 'preflight',
    title: 'Pages of the given origin may ask, and may read the answer.',
    requirement: 'must',
    run: async ({ origin, dialect, createQuestion, prompts, send, answer: reply }) => {
      if (origin === undefined) return skip('No origin was given.');
      const request = dialect.writeQuestion(createQuestion(prompts.question));
      const names = Object.keys(request.headers).filter((name) => name !== 'accept');
      const answer = await send({
        method: 'OPTIONS',
        url: request.url,
        headers: {
          origin,
          'access-control-request-method': request.method,
          'access-control-request-headers': names.join(','),
        },
      });
      if (!isOk(answer)) return fail(`The preflight was answered with status ${answer.status}.`, answer);
      for (const one of [answer, reply]) {
        const allowed = one.headers.get('access-control-allow-origin');
        if (allowed !== origin && allowed !== '*') return fail(`The origin allowed is ${allowed ?? 'none'}.`, one);
      }
      const list = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
      const missing = names.find((name) => !list.includes(name) && (!list.includes('*') || name === 'authorization'));
      return decide(missing && `The header ${missing} is not allowed.`, answer);
    },
  },
];
