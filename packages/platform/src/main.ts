import { main } from './cli/main.ts';

// From source (`npm run dev`), as `bin/laurel.mjs` does it from what is built.
await main();
