export { checkAvatarDriver } from './check-avatar-driver.ts';
