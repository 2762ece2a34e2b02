// `npm run build`: everything that the packages carry, freshly.
import { bundle } from './bundle.ts';

await bundle('main');
await bundle('renderer');
