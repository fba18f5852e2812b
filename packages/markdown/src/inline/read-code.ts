/** A run of backticks, and the code it begins if a run of the same length closes it. */
export interface CodeSpan {
  readonly length: number;
  /** Behind the closing run, or `null` without one. */
  readonly end: number | null;
  /** The code up to an offset, as section 6.1 wants it shown. */
  readonly text: (to: number) => string;
}

export interface CodeReader {
  readonly read: (at: number) => CodeSpan;
}

/** Knows where each length of backtick run occurs, so that a run without a partner costs no search of the whole text. */
export function createCodeReader(source: string): CodeReader {
  let runs: Map<number, number[]> | null = null;
  return {
    read(at) {
      runs ??= findRuns(source, at);
      let begin = at;
      while (source.charAt(begin) === '`') begin++;
      const length = begin - at;
      const starts = runs.get(length) ?? [];
      // Starts are kept in falling order; those behind us are of no more use.
      while (starts.length > 0 && (starts.at(-1) ?? 0) < begin) starts.pop();
      const close = starts.at(-1);
      return {
        length,
        end: close === undefined ? null : close + length,
        text: (to) => {
          const code = source.slice(begin, to).replace(/\n/g, ' ');
          return code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code) ? code.slice(1, -1) : code;
        },
      };
    },
  };
}

function findRuns(source: string, from: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of source.slice(from).matchAll(/`+/g)) {
    const starts = runs.get(run.length);
    if (starts) starts.push(from + index);
    else runs.set(run.length, [from + index]);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}
