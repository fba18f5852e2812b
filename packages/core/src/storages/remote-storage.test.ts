import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { checkStorage, readAllFailures, readFailure } from '../../test/check-storage.ts';
import { startRecordServer } from '../../test/record-server.ts';
import { type RemoteStorageOptions, remoteStorage } from './remote-storage.ts';

const servers: Awaited<ReturnType<typeof startRecordServer>>[] = [];
const start = async (options: Parameters<typeof startRecordServer>[0] = {}) => {
  const server = await startRecordServer(options);
  servers.push(server);
  const open = (more: Partial<RemoteStorageOptions> = {}) =>
    remoteStorage({ endpoint: server.endpoint, fetch, ...more });
  return { server, open };
};
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

checkStorage('remoteStorage', async () => (await start()).open());
checkStorage('remoteStorage on a server without ETags', async () => (await start({ hasTags: false })).open());

describe('remoteStorage', () => {
  it('says who is asking, newly with each request', async () => {
    const { server, open } = await start();
    let count = 0;
    const storage = open({
      endpoint: `${server.endpoint}/`,
      headers: async () => {
        count += 1;
        return { authorization: `Bearer ${count}` };
      },
    });
    await storage.save(buildRecord('one', 'Hello'));
    await storage.load('one');
    expect(server.headers.map(({ authorization }) => authorization)).toEqual(['Bearer 1', 'Bearer 2']);
    expect(server.requests).toEqual(['PUT /conversations/one', 'GET /conversations/one']);
  });

  it('does not write over what another device has said, and leaves it to be loaded', async () => {
    const { open } = await start();
    const [here, there] = [open(), open()];
    await here.save(buildRecord('one', 'Hello'));
    await there.load('one');
    await there.save(buildRecord('one', 'Hello', 'From there'));
    const own = { ...buildRecord('one', 'Hello'), headId: null };
    expect(await readFailure(here.save(own))).toBe('conflict');
    expect(await readFailure(here.save(own))).toBe('conflict');
    expect(await here.load('one')).toEqual(buildRecord('one', 'Hello', 'From there'));
    await here.save(buildRecord('one', 'Hello', 'From there', 'From here'));
    expect(await there.load('one')).toEqual(buildRecord('one', 'Hello', 'From there', 'From here'));
  });

  it('does not write over a conversation that was never read', async () => {
    const { open } = await start();
    await open().save(buildRecord('one', 'Hello', 'Hi'));
    const stranger = open();
    expect(await readFailure(stranger.save(buildRecord('one', 'Hello')))).toBe('conflict');
    expect(await readFailure(stranger.save(buildRecord('one', 'Hello')))).toBe('conflict');
  });

  it('goes on where another tab of the same conversation stopped', async () => {
    const { open } = await start();
    const [leader, follower] = [open(), open()];
    await leader.load('one');
    await follower.load('one');
    await leader.save(buildRecord('one', 'Hello', 'Hi'));
    const next = buildRecord('one', 'Hello', 'Hi', 'How are you?');
    await follower.save(next);
    expect(await leader.load('one')).toEqual(next);
  });

  it('goes on after an answer that was lost', async () => {
    const { server, open } = await start();
    const storage = open();
    await storage.save(buildRecord('one', 'Hello'));
    server.faults.push((response, handle) => {
      response.end = () => response.destroy();
      handle();
    });
    expect(await readFailure(storage.save(buildRecord('one', 'Hello', 'Hi')))).toBe('offline');
    await storage.save(buildRecord('one', 'Hello', 'Hi', 'How are you?'));
    expect(await open().load('one')).toEqual(buildRecord('one', 'Hello', 'Hi', 'How are you?'));
  });

  it('lets no reply that was growing win over the one that has ended', async () => {
    const { open } = await start();
    const [here, there] = [open(), open()];
    const ended = buildRecord('one', 'Hello', 'Hi');
    const growing = {
      ...ended,
      messages: ended.messages.map((message) => ({ ...message, status: { type: 'streaming' as const } })),
    };
    await here.save(growing);
    await there.load('one');
    await there.save(ended);
    expect(await readFailure(here.save(growing))).toBe('conflict');
    expect(await there.load('one')).toEqual(ended);
  });

  it('saves anew what another device has removed', async () => {
    const { open } = await start();
    const [here, there] = [open(), open()];
    await here.save(buildRecord('one', 'Hello'));
    await there.remove('one');
    await here.save(buildRecord('one', 'Hello', 'Hi'));
    expect(await there.load('one')).toEqual(buildRecord('one', 'Hello', 'Hi'));
  });

  it('is named on one device while it goes on at another', async () => {
    const { open } = await start();
    const [here, there] = [open(), open()];
    await here.save(buildRecord('one', 'Hello'));
    await there.rename('one', 'Greetings');
    await here.save(buildRecord('one', 'Hello', 'Hi'));
    expect(await there.load('one')).toEqual({ ...buildRecord('one', 'Hello', 'Hi'), title: 'Greetings' });
  });

  it('says that it is offline when nobody answers', async () => {
    const { server, open } = await start();
    const storage = open();
    await server.stop();
    expect(await readAllFailures(storage)).toEqual(Array(5).fill('offline'));
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [413, 'too-large'],
    [429, 'rate-limited'],
    [400, 'bad-request'],
    [500, 'upstream-unavailable'],
    [503, 'upstream-unavailable'],
  ])('converts status %i', async (status, code) => {
    const { server, open } = await start();
    const storage = open();
    server.faults.push(...Array(5).fill((response: ServerResponse) => response.writeHead(status).end()));
    expect(await readAllFailures(storage)).toEqual(Array(5).fill(code));
  });

  it.each([
    ['a login page', '<html>Log in</html>', 'damaged'],
    ['another conversation', JSON.stringify(buildRecord('two', 'Hello')), 'damaged'],
    ['a newer version', JSON.stringify({ ...buildRecord('one', 'Hello'), version: 2 }), 'newer'],
  ])('rejects %s in place of a conversation', async (_name, body, detail) => {
    const { server, open } = await start();
    server.faults.push((response) => response.end(body));
    expect(await readFailure(open().load('one'))).toBe(`storage-unavailable: ${detail}`);
    server.faults.push((response) => response.end(body));
    expect(await readFailure(open().list())).toBe('storage-unavailable: damaged');
  });
});
