import { action } from './index.js';

await action('probe-model');
