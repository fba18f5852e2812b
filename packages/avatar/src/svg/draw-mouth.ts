import type { MouthShape } from './mouth-shape.ts';
import type { FacePalette } from './palette.ts';
import { createSvgElement, round, setAttributes } from './svg-element.ts';

const centre = { x: 200, y: 262 };
const halfWidth = 35;
const widestOpen = 31;

export type MouthPaths = {
  readonly upperLip: string;
  readonly lowerLip: string;
  readonly inside: string;
  readonly seam: string;
  readonly teethY: number;
  readonly lowerTeethY: number;
  readonly tongueY: number;
  readonly jaw: number;
};

/** The outlines of a mouth. `smile` from -1 to 1 lifts or lowers its corners. */
export const traceMouth = (mouth: MouthShape, smile: number): MouthPaths => {
  const { x, y } = centre;
  const width = halfWidth * (mouth.width + 0.1 * smile * (1 - mouth.round));
  const left = x - width;
  const right = x + width;
  const gap = Math.max(0, mouth.open - mouth.press) * widestOpen;
  const cornerY = y - smile * 7 * (1 - 0.6 * mouth.round) + gap * 0.3;
  const sag = smile * 6 * (1 - mouth.round);
  // The rounder the mouth, the steeper its curves leave the corners.
  const reach = width * (0.48 + 0.47 * mouth.round);
  const top = y + sag * 0.4 - gap * 0.22;
  const bottom = y + sag + gap * 1.02 - mouth.tuck * 2;
  const upper = 6.2 * (1 - 0.55 * mouth.press) * (1 + 0.35 * mouth.round);
  const lower = 8.2 * (1 - 0.55 * mouth.press) * (1 - 0.45 * mouth.tuck) * (1 + 0.3 * mouth.round);
  const bend = 4 / 3;
  const topControl = cornerY + (top - cornerY) * bend;
  const bottomControl = cornerY + (bottom - cornerY) * bend;
  const at = (px: number, py: number) => `${round(px)} ${round(py)}`;
  const innerTop = `C ${at(x - reach, topControl)} ${at(x + reach, topControl)} ${at(right, cornerY)}`;
  const innerTopBack = `C ${at(x + reach, topControl)} ${at(x - reach, topControl)} ${at(left, cornerY)}`;
  const innerBottom = `C ${at(x + reach, bottomControl)} ${at(x - reach, bottomControl)} ${at(left, cornerY)}`;
  const bow = x - width * 0.22;
  const bowRight = x + width * 0.22;
  const peak = top - upper * 1.15;
  const side = 2.4;
  return {
    inside: `M ${at(left, cornerY)} ${innerTop} ${innerBottom} Z`,
    upperLip:
      `M ${at(left - side, cornerY)} C ${at(x - reach * 0.9, top - upper * 0.6)} ${at(bow - width * 0.12, peak)} ${at(bow, peak)} ` +
      `Q ${at(x - width * 0.07, peak)} ${at(x, peak + 2.2)} Q ${at(x + width * 0.07, peak)} ${at(bowRight, peak)} ` +
      `C ${at(bowRight + width * 0.12, peak)} ${at(x + reach * 0.9, top - upper * 0.6)} ${at(right + side, cornerY)} ` +
      `L ${at(right, cornerY)} ${innerTopBack} Z`,
    lowerLip:
      `M ${at(left - side, cornerY)} L ${at(left, cornerY)} C ${at(x - reach, bottomControl)} ${at(x + reach, bottomControl)} ${at(right, cornerY)} ` +
      `L ${at(right + side, cornerY)} C ${at(x + reach, bottomControl + lower * bend)} ${at(x - reach, bottomControl + lower * bend)} ${at(left - side, cornerY)} Z`,
    seam: `M ${at(left - side, cornerY - smile)} L ${at(left, cornerY)} ${innerTop} L ${at(right + side, cornerY - smile)}`,
    teethY: top - 12 + mouth.upperTeeth * Math.min(9, 4 + gap * 0.25),
    lowerTeethY: bottom + 4 - mouth.lowerTeeth * 7,
    tongueY: bottom + 15 - mouth.tongue * Math.min(15, 5 + gap * 0.35),
    jaw: gap,
  };
};

/** A mouth of two lips, teeth and tongue. `render` moves it. */
export const createMouth = (palette: FacePalette, id: string) => {
  const clip = createSvgElement('path');
  const inside = createSvgElement('path', { attributes: { fill: palette.mouth } });
  const teeth = createSvgElement('rect', {
    attributes: { x: 160, width: 80, height: 14, rx: 6, fill: palette.teeth },
  });
  const lowerTeeth = createSvgElement('rect', {
    attributes: { x: 172, width: 56, height: 12, rx: 6, fill: palette.teeth, opacity: 0.85 },
  });
  const tongue = createSvgElement('ellipse', { attributes: { cx: centre.x, rx: 21, ry: 14, fill: palette.tongue } });
  const upperLip = createSvgElement('path', { attributes: { fill: palette.lipsDark } });
  const lowerLip = createSvgElement('path', { attributes: { fill: palette.lips } });
  const shine = createSvgElement('ellipse', {
    attributes: { cx: centre.x, rx: 11, ry: 1.8, fill: '#fff', opacity: 0.28 },
  });
  const seam = createSvgElement('path', {
    attributes: {
      fill: 'none',
      stroke: palette.lipsDark,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
  });
  const element = createSvgElement('g', {
    attributes: { 'data-part': 'mouth' },
    children: [
      createSvgElement('clipPath', { attributes: { id: `${id}-mouth` }, children: [clip] }),
      inside,
      createSvgElement('g', {
        attributes: { 'clip-path': `url(#${id}-mouth)` },
        children: [tongue, lowerTeeth, teeth],
      }),
      lowerLip,
      upperLip,
      shine,
      seam,
    ],
  });
  return {
    element,
    /** Returns how far the jaw is down. */
    render: (mouth: MouthShape, smile: number): number => {
      const paths = traceMouth(mouth, smile);
      clip.setAttribute('d', paths.inside);
      inside.setAttribute('d', paths.inside);
      upperLip.setAttribute('d', paths.upperLip);
      lowerLip.setAttribute('d', paths.lowerLip);
      seam.setAttribute('d', paths.seam);
      setAttributes(seam, { opacity: round(Math.max(0, 1 - paths.jaw / 4)) });
      setAttributes(teeth, { y: round(paths.teethY), opacity: mouth.upperTeeth > 0.05 ? 1 : 0 });
      setAttributes(lowerTeeth, { y: round(paths.lowerTeethY), opacity: round(Math.min(0.85, mouth.lowerTeeth)) });
      setAttributes(tongue, { cy: round(paths.tongueY), rx: round(21 * Math.min(1, mouth.width)) });
      setAttributes(shine, { cy: round(centre.y + smile * 6 + paths.jaw * 1.02 + 5.4) });
      return paths.jaw;
    },
  };
};
