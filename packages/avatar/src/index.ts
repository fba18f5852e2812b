export { type AvatarSource, type DriveAvatarOptions, driveAvatar } from './drive-avatar.ts';
export { type Expression, expressions } from './expression.ts';
export { type HeadMotion, sampleGesture } from './gesture.ts';
export { type IdlePose, sampleIdle } from './idle.ts';
export { sampleTimeline } from './sample-timeline.ts';
