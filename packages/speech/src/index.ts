export { createSegmenter, type Segmenter, type SegmenterOptions } from './segment/create-segmenter.ts';
