/** One reply of `count` text deltas, half English and half Chinese, as the AI SDK UI message stream writes it, cut into network reads. */
export const makeStream = (count: number): readonly Uint8Array[] => {
  const words = ['The ', 'transfer ', 'arrives ', 'within ', 'one ', 'working ', 'day, ', 'often ', 'sooner. '];
  const hanzi = ['转账', '通常', '在', '一个', '工作日', '内', '到账', '，', '有时更快。🙂'];
  const frame = (chunk: object) => `data: ${JSON.stringify(chunk)}\n\n`;
  const deltas = Array.from({ length: count }, (_, index) => {
    const source = Math.floor(index / 50) % 2 === 0 ? words : hanzi;
    return frame({ type: 'text-delta', id: 't1', delta: source[index % source.length] });
  });
  const whole = new TextEncoder().encode(
    [
      frame({ type: 'start', messageId: 'm1' }),
      frame({ type: 'start-step' }),
      frame({ type: 'text-start', id: 't1' }),
      ...deltas,
      frame({ type: 'text-end', id: 't1' }),
      frame({ type: 'finish-step' }),
      frame({ type: 'finish', finishReason: 'stop' }),
      'data: [DONE]\n\n',
    ].join(''),
  );
  // 8 KiB a read, whose borders fall inside characters too.
  const reads: Uint8Array[] = [];
  for (let start = 0; start < whole.length; start += 8191) reads.push(whole.subarray(start, start + 8191));
  return reads;
};

export const toBody = (reads: readonly Uint8Array[]): ReadableStream<Uint8Array> => {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const read = reads[next];
      next += 1;
      if (read === undefined) controller.close();
      else controller.enqueue(read);
    },
  });
};
