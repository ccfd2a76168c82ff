import tseslint from 'typescript-eslint';

// Dependencies point one way (docs/architecture.md): what each room of src/ may import, besides itself.
const STAGES = ['data', 'model', 'approval', 'rollout', 'rollback'];
const SHARED = ['core', 'delivery', 'statistics', 'report', 'evidence', 'kubernetes', 'journal', 'serving', 'github'];
const MAY_IMPORT = {
  core: [],
  statistics: [],
  delivery: ['core'],
  report: ['core'],
  evidence: ['core', 'delivery'],
  kubernetes: ['core', 'delivery'],
  journal: ['core', 'kubernetes'],
  serving: ['core', 'delivery', 'evidence', 'journal'],
  github: ['core', 'report'],
  audit: ['core', 'delivery', 'report', 'evidence', 'journal'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, SHARED])),
  // Asks of a repository what approvals will ask, so by the same rules.
  doctor: [...SHARED, 'approval'],
  run: [...SHARED, ...STAGES, 'audit', 'doctor'],
  cli: [...SHARED, ...STAGES, 'audit', 'doctor', 'run'],
  actions: [...SHARED, ...STAGES, 'audit', 'doctor', 'run'],
};
// Only these know the runner; everything else stays usable on a laptop and testable without it.
const MAY_KNOW_THE_RUNNER = ['actions', 'github'];

const rooms = Object.keys(MAY_IMPORT);
const direction = rooms.map((room) => {
  const forbidden = rooms.filter((other) => other !== room && !MAY_IMPORT[room].includes(other));
  const patterns = forbidden.map((other) => ({
    regex: `^(\\.\\./)+${other}/`,
    message: `src/${room} may not import src/${other}: see "Dependencies point one way" in docs/architecture.md.`,
  }));
  if (!MAY_KNOW_THE_RUNNER.includes(room))
    patterns.push({ regex: '^@actions/', message: `src/${room} may not know the runner; only src/actions and src/github may.` });
  return { files: [`src/${room}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

export default tseslint.config(
  { ignores: ['dist/', '.build/', '.tools/', 'node_modules/', 'out/', 'src/delivery/spec.ts'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/{core,statistics,delivery,report,evidence,data,model,approval,rollout,rollback,kubernetes,journal,serving,audit,doctor}/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes in as a Clock.' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness comes in as a seed.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as a Clock.' },
      ],
    },
  },
  ...direction,
);
