export { mountPanel } from './panel/mount-panel.tsx';
