import type { Section } from '../../core/verdict.ts';
import { askedSection, promotionSections } from './asked.ts';
import { changesSection } from './changes.ts';
import { dataSection } from './data.ts';
import { evidenceSection } from './evidence.ts';
import { limitsSection } from './limits.ts';
import { fairnessSection, numbersSection } from './numbers.ts';
import { openSection } from './open.ts';
import { acceptedSection, riskSection } from './risk.ts';
import { rolloutSection } from './rollout.ts';
import type { Request } from './request.ts';
import { whoSection } from './who.ts';

/**
 * What people are asked to approve, on one page and in the order in which somebody decides: what is asked, what changes, the
 * numbers, what stayed open, how much is at stake, what follows, who may answer, and on what all of it rests. Plain text from
 * hostile sources; escape it.
 */
export function requestSections(request: Request): Section[] {
  const { ledger } = request;
  return [
    askedSection(request),
    ...promotionSections(request),
    changesSection(request),
    numbersSection(ledger),
    fairnessSection(ledger),
    dataSection(request),
    openSection(ledger),
    ...acceptedSection(ledger),
    riskSection(request),
    rolloutSection(request),
    whoSection(request),
    limitsSection(request),
    evidenceSection(ledger),
  ];
}
