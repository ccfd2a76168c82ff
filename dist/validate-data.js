import { action } from './index.js';

await action('validate-data');
