// The workflows are held against this table in both directions: a job has every permission that its steps need and not one
// more. It lies in src/, since `sluice doctor` holds the workflows of others against it; that each need is a real one is
// shown by the built actions, run with exactly these rights (__tests__/contract/rights.test.ts).
export { type Declared, needsOfAction, needsOfForeign, needsOfScript, union } from '../src/doctor/workflows/needs.ts';
