import { headers, routes } from '@parley/protocol';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Clock } from './clock.ts';
import { createApiKeys } from './http/api-keys.ts';
import { type RequestContext, readClientAddress } from './http/client-address.ts';
import { codeOfFailure, createErrorResponse, HttpRefusal } from './http/error-response.ts';
import { isAllowedOrigin } from './http/origin.ts';
import { apiHeaders, assetHeaders, pageHeaders } from './http/page-headers.ts';
import { createRateLimiter } from './http/rate-limiter.ts';
import { createStaticFiles } from './http/static-files.ts';
import { describeFailure, type Log } from './log.ts';
import type { RelayConfig } from './relay-config.ts';
import type { ReplyDesk } from './replies/reply-desk.ts';
import { createChatRoute } from './routes/chat.ts';
import { createChatCompletionsRoute } from './routes/chat-completions.ts';
import { createConversationRoute, createDeleteConversationRoute } from './routes/conversation.ts';
import { createHandoffRoute } from './routes/handoff.ts';
import { createModelsRoute } from './routes/models.ts';
import { createPassageRoute } from './routes/passage.ts';
import { createReplyRoute, createResumeRoute } from './routes/reply.ts';
import { createSiteRoute } from './routes/site.ts';
import { createStopReplyRoute } from './routes/stop-reply.ts';
import { type Sites, siteHeader } from './sites.ts';
import type { AnswerTurn } from './turn/answer-turn.ts';
import type { RunTurn } from './turn/run-turn.ts';

export type AppOptions = {
  readonly config: RelayConfig;
  readonly sites: Sites;
  readonly desk: ReplyDesk;
  readonly runTurn: RunTurn;
  readonly answerTurn: AnswerTurn;
  readonly clock: Clock;
  readonly log: Log;
};

/** `routes.reply(':id')` with its colon back, as Hono wants it. */
const pattern = (path: string) => decodeURIComponent(path);

/** Brings addresses and routes together; what a route does stands in its own file. */
export const createApp = ({ config, sites, desk, runTurn, answerTurn, clock, log }: AppOptions) => {
  const limits = config.limits ?? {};
  const bodyBytes = limits.bodyBytes ?? 262_144;
  const textLength = limits.textLength ?? 8_000;
  const apiKeys = createApiKeys(config.apiKeys ?? []);
  const visitorLimiter = createRateLimiter({ perMinute: limits.messagesPerMinute ?? 20, clock });
  const addressLimiter = createRateLimiter({ perMinute: limits.addressMessagesPerMinute ?? 120, clock });

  const app = new Hono<{ Bindings: RequestContext }>();

  app.onError((error, { req }) => {
    const code = codeOfFailure(error);
    if (!(error instanceof HttpRefusal)) {
      log({ level: 'error', event: 'request-failed', code, detail: `${req.method} ${describeFailure(error)}` });
    }
    return createErrorResponse(error);
  });
  app.notFound(() => createErrorResponse(new HttpRefusal('not-found')));

  app.use('/v1/*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(apiHeaders)) context.res.headers.set(name, value);
  });
  app.use(
    '/v1/*',
    cors({
      // A preflight has no body and so no site; whether the very site allows the page is checked by its route.
      origin: (origin, { req }) => (isAllowedOrigin(origin, req.raw, sites.list) ? origin : null),
      allowMethods: ['GET', 'POST', 'DELETE'],
      allowHeaders: ['content-type', 'authorization', 'last-event-id', headers.visitor, siteHeader],
      exposeHeaders: [headers.reply, headers.stream, 'retry-after'],
      maxAge: 600,
    }),
  );

  const id = ':id';
  const chat = createChatRoute({
    sites,
    desk,
    clock,
    runTurn,
    visitorLimiter,
    addressLimiter,
    bodyBytes,
    textLength,
    activeReplies: limits.activeReplies ?? 500,
  });
  const trustProxy = config.trustProxy ?? false;
  app.post(routes.chat, ({ req, env }) => chat(req.raw, readClientAddress(req.raw, env, { trustProxy })));
  const resume = createResumeRoute({ sites, desk });
  app.get(`${routes.chat}/:id/stream`, ({ req }) => resume(req.raw, req.param('id')));
  const reply = createReplyRoute({ sites, desk });
  app.get(pattern(routes.reply(id)), ({ req }) => reply(req.raw, req.param('id') ?? ''));
  const stopReply = createStopReplyRoute({ sites, desk });
  app.post(pattern(routes.stopReply(id)), ({ req }) => stopReply(req.raw, req.param('id') ?? ''));
  const conversation = createConversationRoute({ sites });
  app.get(pattern(routes.conversation(id)), ({ req }) => conversation(req.raw, req.param('id') ?? ''));
  const deleteConversation = createDeleteConversationRoute({ sites, desk });
  app.delete(pattern(routes.conversation(id)), ({ req }) => deleteConversation(req.raw, req.param('id') ?? ''));
  const handoff = createHandoffRoute({ sites, onHandoff: config.onHandoff, log });
  app.post(pattern(routes.handoff(id)), ({ req }) => handoff(req.raw, req.param('id') ?? ''));
  const passage = createPassageRoute({ sites });
  app.get(pattern(routes.passage(id)), ({ req }) => passage(req.raw, req.param('id') ?? ''));
  const site = createSiteRoute({ sites });
  app.get(routes.site, ({ req }) => site(req.raw));
  const chatCompletions = createChatCompletionsRoute({
    sites,
    apiKeys,
    answerTurn,
    limiter: addressLimiter,
    clock,
    log,
    bodyBytes: bodyBytes * 4,
    textLength,
  });
  app.post(routes.chatCompletions, ({ req }) => chatCompletions(req.raw));
  const models = createModelsRoute({ sites, apiKeys });
  app.get(routes.models, ({ req }) => models(req.raw));
  app.get(routes.health, () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } }));

  if (config.assetsFolder !== undefined) {
    const assets = createStaticFiles({ folder: config.assetsFolder, headers: assetHeaders, hasIndex: false });
    app.get('/parley.js', async ({ req, notFound }) => (await assets.respond(req.raw, 'parley.js')) ?? notFound());
    app.get('/parley/*', async ({ req, notFound }) => {
      const path = new URL(req.url).pathname.slice('/parley/'.length);
      return (await assets.respond(req.raw, path)) ?? notFound();
    });
  }
  // Longer paths first, so that a page at `/` does not hide one at `/clinic/`.
  for (const { path, folder } of (config.pages ?? []).toSorted((a, b) => b.path.length - a.path.length)) {
    const pages = createStaticFiles({ folder, headers: pageHeaders, hasIndex: true });
    app.get(`${path}*`, async ({ req, redirect }, next) => {
      const { pathname } = new URL(req.url);
      if (`${pathname}/` === path) return redirect(path);
      const response = await pages.respond(req.raw, pathname.slice(path.length));
      if (response === undefined) return next();
      return response;
    });
  }
  return app;
};
