export type { ParleyEventName, ParleyEvents, ParleyListener } from './create-emitter.ts';
export { defineParleyChat } from './define-parley-chat.ts';
export { type MountParleyOptions, mountParley } from './mount-parley.ts';
export type { ChatBackend } from './panel/panel-contract.ts';
export type { Parley } from './parley.ts';
export type { ParleySettings, Settings } from './settings/settings.ts';
