import { action } from './index.js';

await action('run-model-tests');
