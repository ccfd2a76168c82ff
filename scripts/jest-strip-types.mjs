// Jest's transform: Node's own type stripping. Erasable syntax keeps every line and column where it was.
import { stripTypeScriptTypes } from 'node:module';

export default {
  process(source) {
    return { code: stripTypeScriptTypes(source, { mode: 'strip' }) };
  },
};
