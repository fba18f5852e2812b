import { describe, expect, it } from 'vitest';
import { arrangePdfPages, type PdfItem } from './arrange-pdf-pages.ts';

const item = (str: string, x: number, y: number, fontSize = 10): PdfItem => ({
  str,
  x,
  y,
  fontSize,
  width: str.length * fontSize * 0.5,
});

describe('arrangePdfPages', () => {
  it('joins lines to paragraphs and takes large letters for headings', () => {
    const [page] = arrangePdfPages([
      [
        item('Guide', 50, 700, 20),
        item('1. Costs', 50, 650, 14),
        item('A long line', 50, 630),
        item('goes on.', 50, 617),
        item('New one.', 50, 590),
      ],
    ]);
    expect(page).toBe('# Guide\n\n## 1. Costs\n\nA long line goes on.\n\nNew one.');
  });

  it('makes lists of bullets, and joins Chinese lines without a space', () => {
    expect(arrangePdfPages([[item('• 挂失即时', 50, 600), item('生效', 60, 587), item('• 免费', 50, 574)]])).toEqual([
      '- 挂失即时生效\n- 免费',
    ]);
  });

  it('makes tables of columns, with what goes on in the next line', () => {
    const [page] = arrangePdfPages([
      [
        item('Mortgage', 50, 600),
        item('Fee', 200, 600),
        item('Rate', 350, 600),
        item('Fixed', 50, 580),
        item('2% in years 1', 200, 580),
        item('4.15%', 350, 580),
        item('to 5', 200, 568),
        item('Variable', 50, 548),
        item('None', 200, 548),
        item('4.90%', 350, 548),
      ],
    ]);
    expect(page).toBe(
      '| Mortgage | Fee | Rate |\n|---|---|---|\n| Fixed | 2% in years 1 to 5 | 4.15% |\n| Variable | None | 4.90% |',
    );
  });

  it('drops what stands on every page, and numbers of pages', () => {
    const page = (number: number) => [
      item('Bank · Guide', 50, 780),
      item(`Text of ${['one', 'two', 'three'][number - 1]}.`, 50, 600),
      item(`${number} of 3`, 50, 40),
    ];
    expect(arrangePdfPages([page(1), page(2), page(3)])).toEqual(['Text of one.', 'Text of two.', 'Text of three.']);
  });

  it('gives an empty page an empty text', () => {
    expect(arrangePdfPages([[], [item(' ', 0, 0)]])).toEqual(['', '']);
  });
});
