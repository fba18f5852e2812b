/** The words in one frame of the UI message stream. */
export const readDelta = (data: string): string => {
  if (data === '[DONE]') return '';
  const value: { readonly type: string; readonly delta?: string; readonly inputTextDelta?: string } = JSON.parse(data);
  if (value.type === 'text-delta') return value.delta ?? '';
  return value.type === 'tool-input-delta' ? (value.inputTextDelta ?? '') : '';
};
