/** The few words that the launcher needs before the panel, and with it the translations, is there. */
export type LauncherLabels = { readonly chat: string; readonly open: string; readonly close: string };

const labels: Readonly<Record<string, LauncherLabels>> = {
  zh: { chat: '聊天', open: '打开聊天', close: '关闭聊天' },
};

const english: LauncherLabels = { chat: 'Chat', open: 'Open chat', close: 'Close chat' };

export const findLauncherLabels = (language: string): LauncherLabels =>
  labels[language.slice(0, 2).toLowerCase()] ?? english;
