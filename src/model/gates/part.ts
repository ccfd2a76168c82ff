import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { tooManyQuestions } from '../slices/cut-columns.ts';
import { slicesTooSmall } from '../slices/too-small.ts';
import { besidePrevalence, isAtThreshold, prevalenceFacts, prevalenceNotes } from '../shift/prevalence.ts';
import { judgeGates } from './gates.ts';
import { questionsOf } from './questions.ts';

/** `tests.gates` and `tests.slices.gates`, or the default gates. */
export const GATES: ModelPart = { name: 'gates', declared: () => true, judge: judgeAll };

async function judgeAll(facts: ModelFacts): Promise<PartAnswer> {
  const { delivery, rows, prevalence } = facts;
  const asked = questionsOf(delivery, rows);
  const tooMany = tooManyQuestions(delivery, asked);
  if (tooMany) return { findings: [tooMany] };
  const findings = await judgeGates(facts, asked.questions);
  return {
    findings: [
      ...findings.map((finding, i) => (isAtThreshold(asked.questions[i]!.gate.metric) ? besidePrevalence(finding, prevalence) : finding)),
      ...(asked.small.length > 0 ? [slicesTooSmall(delivery, asked.small)] : []),
    ],
    notes: [...asked.notes, ...prevalenceNotes(prevalence)],
    facts: prevalenceFacts(prevalence),
    inputs: prevalence?.inputs,
    off: asked.off,
  };
}
