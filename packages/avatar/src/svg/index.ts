export { createSvgFace, type SvgFaceOptions } from './create-svg-face.ts';
export type { FacePalette } from './palette.ts';
