import { CALIBRATION } from './calibration/calibration.ts';
import { CONTENTS } from './contents/contents.ts';
import type { FilePart, ModelPart } from './facts.ts';
import { EXPLANATIONS } from './explain/part.ts';
import { FAIRNESS } from './fairness/fairness.ts';
import { FLIPS } from './flips/part.ts';
import { GATES } from './gates/part.ts';
import { GOLDEN } from './golden/part.ts';
import { SIGNATURE } from './signature/part.ts';
import { SHIFT } from './shift/shift.ts';
import { WEAK_SLICES } from './slices/weak-slices.ts';
import { TEAM_CHECKS } from './team-checks/team-checks.ts';

/** What is asked of files before any prediction is read, in order. One more part is one line here. */
export const FILE_PARTS: readonly FilePart[] = [CONTENTS, SIGNATURE, TEAM_CHECKS, GOLDEN];

/** What is asked of the joined predictions, in the order of the report. One more part is one line here. */
export const MODEL_PARTS: readonly ModelPart[] = [GATES, FLIPS, FAIRNESS, CALIBRATION, WEAK_SLICES, SHIFT, EXPLANATIONS];
