import { checkStorage } from '../../test/check-storage.ts';
import { memoryStorage } from './memory-storage.ts';

checkStorage('memoryStorage', memoryStorage);
