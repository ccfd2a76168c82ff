import type { Approval, ApprovalClass, Release } from '../../delivery/spec.ts';
import type { RiskClass } from '../risk/changes.ts';

/** What a file of schemas/policy.schema.json says: an organisation's policy. */
export interface PolicySpec {
  version: 1;
  name?: string;
  release?: { risk?: Release['risk'] };
  approval?: Pick<Approval, 'expires' | 'policy_owner' | 'rationale' | 'require' | 'freeze' | 'stop_file' | 'error_budget'> & {
    /** Names of roles; environments belong to the model. */
    roles?: string[];
    separation_of_duties?: true;
    admin_bypass?: 'refuse';
    classes?: Partial<Record<RiskClass, ApprovalClass>>;
    incidents?: { label: string };
  };
  evidence?: { signing?: 'key' | 'keyless'; max_age?: string };
}

/** A policy as it was read from the commit that the delivery file names. */
export interface Floor {
  spec: PolicySpec;
  /** `owner/repo`. */
  repository: string;
  path: string;
  /** Whole commit id. */
  commit: string;
  /** SHA-256 of the file's bytes. */
  digest: string;
  /** `owner/repo/path:line` of a value, for refusals. */
  where(path: readonly (string | number)[]): string;
}
