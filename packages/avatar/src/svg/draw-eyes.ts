import type { FacePalette } from './palette.ts';
import { createSvgElement, round, setAttributes } from './svg-element.ts';

const eyeY = 202;
const half = 19.5;

export type EyePose = {
  /** From 0, shut, over 1, at rest, to about 1.4. */
  readonly open: number;
  readonly gazeX: number;
  readonly gazeY: number;
  readonly smile: number;
};

export type BrowPose = { readonly raise: number; readonly tilt: number };

const createEye = (
  palette: FacePalette,
  options: { readonly id: string; readonly x: number; readonly outward: -1 | 1 },
) => {
  const { id, x, outward } = options;
  const clip = createSvgElement('path');
  const white = createSvgElement('path', { attributes: { fill: palette.eyeWhite } });
  const iris = createSvgElement('g', {
    children: [
      createSvgElement('circle', { attributes: { r: 11.5, fill: palette.irisDark } }),
      createSvgElement('circle', { attributes: { r: 9.8, fill: palette.iris } }),
      createSvgElement('circle', { attributes: { r: 5.4, fill: palette.lash } }),
      createSvgElement('circle', { attributes: { cx: 3.8, cy: -4.2, r: 3, fill: '#fff' } }),
      createSvgElement('circle', { attributes: { cx: -3.6, cy: 4, r: 1.5, fill: '#fff', opacity: 0.6 } }),
    ],
  });
  const shade = createSvgElement('path', { attributes: { fill: palette.skinShade, opacity: 0.28 } });
  const lash = createSvgElement('path', {
    attributes: {
      fill: 'none',
      stroke: palette.lash,
      'stroke-width': 4,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
  });
  const crease = createSvgElement('path', {
    attributes: {
      fill: 'none',
      stroke: palette.skinShade,
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      opacity: 0.75,
    },
  });
  const element = createSvgElement('g', {
    attributes: { 'data-part': 'eye' },
    children: [
      createSvgElement('clipPath', { attributes: { id }, children: [clip] }),
      white,
      createSvgElement('g', { attributes: { 'clip-path': `url(#${id})` }, children: [iris, shade] }),
      crease,
      lash,
    ],
  });
  return {
    element,
    render: ({ open, gazeX, gazeY, smile }: EyePose) => {
      const left = x - half;
      const right = x + half;
      const lift = 1.6 * outward;
      const leftY = eyeY + 2 - lift * -1;
      const rightY = eyeY + 2 - lift;
      // A shut lid lies a little below the middle and curves down; cheeks push the lower lid up.
      const upper = eyeY + 6 - open * 25;
      const lower = eyeY + 8 + Math.min(1, open) * (6 - Math.max(0, smile) * 3);
      const lid = `C ${round(x - half * 0.55)} ${round(upper)} ${round(x + half * 0.55)} ${round(upper)} ${right} ${round(rightY)}`;
      const outline = `M ${left} ${round(leftY)} ${lid} C ${round(x + half * 0.5)} ${round(lower)} ${round(x - half * 0.5)} ${round(lower)} ${left} ${round(leftY)} Z`;
      clip.setAttribute('d', outline);
      white.setAttribute('d', outline);
      const wing = outward === 1 ? `L ${right + 4} ${round(rightY - 1)}` : '';
      const wingLeft = outward === -1 ? `M ${left - 4} ${round(leftY - 1)} L` : 'M';
      lash.setAttribute('d', `${wingLeft} ${left} ${round(leftY)} ${lid} ${wing}`);
      shade.setAttribute(
        'd',
        `M ${left} ${eyeY - 30} H ${right} V ${round(rightY)} C ${round(x + half * 0.55)} ${round(upper + 7)} ${round(x - half * 0.55)} ${round(upper + 7)} ${left} ${round(leftY)} Z`,
      );
      crease.setAttribute(
        'd',
        `M ${left + 4} ${round(leftY - 9 - open * 4)} C ${round(x - half * 0.4)} ${round(upper - 3 - open)} ${round(x + half * 0.4)} ${round(upper - 3 - open)} ${right - 4} ${round(rightY - 9 - open * 4)}`,
      );
      iris.setAttribute('transform', `translate(${round(x + gazeX * 7)} ${round(eyeY - 0.5 + gazeY * 5)})`);
    },
  };
};

const createBrow = (palette: FacePalette, options: { readonly x: number; readonly outward: -1 | 1 }) => {
  const { x, outward } = options;
  const element = createSvgElement('path', { attributes: { fill: palette.hair, 'data-part': 'brow' } });
  return {
    element,
    render: ({ raise, tilt }: BrowPose) => {
      const y = 170 - raise * 9;
      const inner = { x: x - outward * 20, y: y + 3 - tilt * 8 };
      const peak = { x: x + outward * 6, y: y - 6 - tilt * 1 };
      const outer = { x: x + outward * 25, y: y + 4 + tilt * 3 };
      const point = (at: { readonly x: number; readonly y: number }, dy = 0) => `${round(at.x)} ${round(at.y + dy)}`;
      element.setAttribute(
        'd',
        `M ${point(inner, -2.6)} Q ${point(peak, -2.2)} ${point(outer)} Q ${point(peak, 3)} ${point(inner, 3)} Q ${round(inner.x - outward * 1.5)} ${round(inner.y)} ${point(inner, -2.6)} Z`,
      );
    },
  };
};

/** Both eyes with their brows. */
export const createEyes = (palette: FacePalette, id: string) => {
  const sides = [
    { x: 164, outward: -1 },
    { x: 236, outward: 1 },
  ] as const;
  const eyes = sides.map((side, index) => createEye(palette, { ...side, id: `${id}-eye-${index}` }));
  const brows = sides.map((side) => createBrow(palette, side));
  const element = createSvgElement('g', { children: [...eyes, ...brows].map((part) => part.element) });
  setAttributes(element, { 'data-part': 'eyes' });
  return {
    element,
    render: (eye: EyePose, brow: BrowPose) => {
      for (const part of eyes) part.render(eye);
      for (const part of brows) part.render(brow);
    },
  };
};
