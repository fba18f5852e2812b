import { createConversation, functionTransport } from '@parley/core';
import { createBrowserEnvironment } from '@parley/core/browser';
import { defineParleyChat } from '@parley/widget';

defineParleyChat();
document.body.append(document.createElement('parley-chat'));
Reflect.set(window, 'parts', { createConversation, functionTransport, createBrowserEnvironment });
