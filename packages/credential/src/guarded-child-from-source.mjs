// Only from source: the built package starts `guarded-child.js`. A forked process knows no TypeScript until tsx is registered in it.
import { register } from 'tsx/esm/api';

register();
await import('./guarded-child.ts');
