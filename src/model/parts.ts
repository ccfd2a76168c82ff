import { CALIBRATION } from './calibration/calibration.ts';
import { CONTENTS } from './contents/contents.ts';
import type { FilePart, ModelPart } from './facts.ts';
import { FAIRNESS } from './fairness/fairness.ts';
import { GATES } from './gates/part.ts';
import { GOLDEN } from './golden/part.ts';
import { TEAM_CHECKS } from './team-checks/team-checks.ts';

/** What is asked of files before any prediction is read, in order. One more part is one line here. */
export const FILE_PARTS: readonly FilePart[] = [CONTENTS, TEAM_CHECKS, GOLDEN];

/** What is asked of the joined predictions, in the order of the report. One more part is one line here. */
export const MODEL_PARTS: readonly ModelPart[] = [GATES, FAIRNESS, CALIBRATION];
