import type { FacePalette } from './palette.ts';
import { createSvgElement, round } from './svg-element.ts';

const path = (d: string, attributes: Readonly<Record<string, string | number>>) =>
  createSvgElement('path', { attributes: { d, ...attributes } });

const gradient = (id: string, options: { readonly from: string; readonly to: string }) =>
  createSvgElement('linearGradient', {
    attributes: { id, x1: 0, y1: 0, x2: 0, y2: 1 },
    children: [
      createSvgElement('stop', { attributes: { offset: 0, 'stop-color': options.from } }),
      createSvgElement('stop', { attributes: { offset: 1, 'stop-color': options.to } }),
    ],
  });

const glow = (id: string, options: { readonly inner: string; readonly outer: string; readonly outerOpacity: number }) =>
  createSvgElement('radialGradient', {
    attributes: { id },
    children: [
      createSvgElement('stop', { attributes: { offset: 0, 'stop-color': options.inner } }),
      createSvgElement('stop', {
        attributes: { offset: 1, 'stop-color': options.outer, 'stop-opacity': options.outerOpacity },
      }),
    ],
  });

/** What is shared by the parts: gradients and the round frame. Ids are per face, so that two faces may stand on one page. */
export const createDefinitions = (palette: FacePalette, id: string) =>
  createSvgElement('defs', {
    children: [
      glow(`${id}-halo`, { inner: palette.haloInner, outer: palette.haloOuter, outerOpacity: 1 }),
      glow(`${id}-blush`, { inner: palette.blush, outer: palette.blush, outerOpacity: 0 }),
      gradient(`${id}-skin`, { from: palette.skinLight, to: palette.skin }),
      gradient(`${id}-hair`, { from: palette.hairLight, to: palette.hair }),
      gradient(`${id}-hair-back`, { from: palette.hair, to: palette.hairDark }),
      gradient(`${id}-jacket`, { from: palette.jacket, to: palette.jacketDark }),
      createSvgElement('clipPath', {
        attributes: { id: `${id}-frame` },
        // Open at the top, so that a nod never cuts the hair.
        children: [path('M 8 -40 H 392 V 212 A 192 192 0 0 1 8 212 Z', {})],
      }),
    ],
  });

export const createHalo = (id: string) =>
  createSvgElement('circle', { attributes: { cx: 200, cy: 212, r: 192, fill: `url(#${id}-halo)` } });

export const createBody = (palette: FacePalette, id: string) =>
  createSvgElement('g', {
    attributes: { 'data-part': 'body' },
    children: [
      path('M 36 440 C 40 384 84 366 148 350 L 252 350 C 316 366 360 384 364 440 Z', { fill: `url(#${id}-jacket)` }),
      path('M 164 358 L 200 410 L 236 358 Z', { fill: palette.shirt }),
      path('M 172 290 L 172 338 C 172 350 158 352 156 354 L 200 392 L 244 354 C 242 352 228 350 228 338 L 228 290 Z', {
        fill: palette.skin,
      }),
      path('M 172 306 C 184 330 216 330 228 306 L 228 330 C 216 346 184 346 172 330 Z', {
        fill: palette.skinShade,
        opacity: 0.55,
      }),
      path('M 156 350 L 196 402 L 176 424 L 132 366 C 138 358 148 354 156 350 Z', { fill: palette.shirt }),
      path('M 244 350 L 204 402 L 224 424 L 268 366 C 262 358 252 354 244 350 Z', { fill: palette.shirt }),
      path('M 138 354 L 118 362 L 132 398 L 118 404 L 182 446 L 196 446 L 196 426 Z', { fill: palette.jacketDark }),
      path('M 262 354 L 282 362 L 268 398 L 282 404 L 218 446 L 204 446 L 204 426 Z', { fill: palette.jacketDark }),
    ],
  });

export const createHairBack = (id: string) =>
  path(
    'M 100 214 C 84 116 130 54 202 54 C 276 54 318 114 300 216 C 300 254 306 284 296 310 C 282 334 250 330 240 312 L 160 312 C 150 330 118 334 104 310 C 94 284 100 254 100 214 Z',
    { fill: `url(#${id}-hair-back)`, 'data-part': 'hair-back' },
  );

/** The chin goes down with the jaw. */
const traceHead = (drop: number) =>
  `M 118 186 C 116 122 148 92 200 92 C 252 92 284 122 282 186 C 282 226 276 ${254 + drop * 0.5} 258 ${280 + drop * 0.8} C 242 ${303 + drop} 222 ${315 + drop} 200 ${315 + drop} C 178 ${315 + drop} 158 ${303 + drop} 142 ${280 + drop * 0.8} C 124 ${254 + drop * 0.5} 118 226 118 186 Z`;

/** Head, ears, nose and cheeks. `render` takes the redness of the cheeks, from 0 to 1, and how far the jaw is down. */
export const createHead = (palette: FacePalette, id: string) => {
  const cheeks = [146, 254].map((cx) =>
    createSvgElement('ellipse', { attributes: { cx, cy: 244, rx: 26, ry: 17, fill: `url(#${id}-blush)` } }),
  );
  const outline = path(traceHead(0), { fill: `url(#${id}-skin)` });
  const chin = path(
    'M 144 284 C 160 303 180 312 200 312 C 220 312 240 303 256 284 C 240 298 220 304 200 304 C 180 304 160 298 144 284 Z',
    { fill: palette.skinShade, opacity: 0.3 },
  );
  const ear = (x: number, side: -1 | 1) => [
    createSvgElement('ellipse', { attributes: { cx: x, cy: 214, rx: 11, ry: 19, fill: palette.skin } }),
    path(`M ${x + side * 3} 203 C ${x + side * 8} 208 ${x + side * 6} 220 ${x} 224`, {
      fill: 'none',
      stroke: palette.skinShade,
      'stroke-width': 2,
      'stroke-linecap': 'round',
    }),
    createSvgElement('circle', {
      attributes: { cx: x, cy: 236, r: 3.6, fill: palette.haloInner, stroke: palette.skinShade, 'stroke-width': 0.8 },
    }),
  ];
  const element = createSvgElement('g', {
    attributes: { 'data-part': 'head' },
    children: [
      ...ear(117, -1),
      ...ear(283, 1),
      outline,
      chin,
      path('M 122 150 C 150 190 252 176 280 150 C 276 118 246 94 200 94 C 152 94 126 118 122 150 Z', {
        fill: palette.skinShade,
        opacity: 0.18,
      }),
      ...cheeks,
      path('M 201 204 C 200 216 194 226 193 231', {
        fill: 'none',
        stroke: palette.skinShade,
        'stroke-width': 2.4,
        'stroke-linecap': 'round',
        opacity: 0.6,
      }),
      path('M 192 235 C 196 240 205 240 209 235', {
        fill: 'none',
        stroke: palette.skinShade,
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
      createSvgElement('ellipse', {
        attributes: { cx: 203, cy: 222, rx: 4, ry: 7, fill: palette.skinLight, opacity: 0.7 },
      }),
    ],
  });
  return {
    element,
    render: (blush: number, jaw: number) => {
      const drop = round(jaw * 0.3);
      outline.setAttribute('d', traceHead(drop));
      chin.setAttribute('transform', `translate(0 ${drop})`);
      for (const cheek of cheeks) cheek.setAttribute('opacity', String(round(blush)));
    },
  };
};

export const createHairFront = (palette: FacePalette, id: string) =>
  createSvgElement('g', {
    attributes: { 'data-part': 'hair-front' },
    children: [
      path(
        'M 106 236 C 92 150 116 70 202 68 C 286 70 310 152 294 236 C 288 238 284 232 283 224 C 284 190 276 164 258 146 C 226 156 184 150 160 122 C 158 142 138 152 126 170 C 118 186 117 206 117 224 C 116 232 112 238 106 236 Z',
        { fill: `url(#${id}-hair)` },
      ),
      path('M 132 118 C 150 92 186 82 214 86', {
        fill: 'none',
        stroke: palette.hairLight,
        'stroke-width': 5,
        'stroke-linecap': 'round',
        opacity: 0.55,
      }),
      path('M 176 118 C 200 136 236 140 262 130', {
        fill: 'none',
        stroke: palette.hairDark,
        'stroke-width': 2,
        'stroke-linecap': 'round',
        opacity: 0.35,
      }),
      path('M 168 112 C 196 128 232 128 256 116', {
        fill: 'none',
        stroke: palette.hairLight,
        'stroke-width': 2.5,
        'stroke-linecap': 'round',
        opacity: 0.5,
      }),
    ],
  });
