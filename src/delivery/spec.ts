// Made by `npm run types` from schemas/delivery.schema.json. Do not edit.

export type Severity = 'warn' | 'fail';

/**
 * Everything a team declares about one model's delivery.
 */
export interface DeliverySpec {
  version: 1;
  release: Release;
  data?: Data;
  checks?: Check[];
  tests?: Tests;
  approval?: Approval;
  evidence?: Evidence;
  rollout?: Rollout;
  rollback?: Rollback;
}
export interface Release {
  name: string;
  /**
   * A semantic version: a label for people, never an identity.
   */
  version?: string;
  /**
   * File or folder; its part of the release digest is the OpenSSF Model Signing v1.0 root digest.
   */
  model: string;
  /**
   * Inference code, file or folder.
   */
  code?: string;
  /**
   * Feature code, file or folder.
   */
  features?: string;
  config?: string;
  /**
   * Environment lock, e.g. requirements.lock.
   */
  environment?: string;
  risk?: 'low' | 'medium' | 'high';
  /**
   * The team's own program that makes the parts of the release; it runs in a job without rights.
   */
  build?: {
    /**
     * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    command: string | string[];
  };
}
export interface Data {
  /**
   * `false`: the full verdict as a neutral check; never evidence for a gate. A mistake in the input is still an error.
   */
  enforce?: boolean;
  train?: string;
  /**
   * The sealed test set: only deliveries spend it.
   */
  test?: string;
  /**
   * What pushes and pull requests are judged on.
   */
  develop?: string;
  /**
   * Today's inputs; drift compares it with the profile of train.
   */
  serving?: string;
  key?: string[];
  label?: string;
  /**
   * Frozen profile of train (JSON); made from train where absent.
   */
  profile?: string;
  columns?: {
    [k: string]: Column;
  };
  unique?: string[][];
  rows?: {
    name: string;
    /**
     * A condition that every row fulfils (null counts as not fulfilled).
     */
    sql: string;
    mostly?: number;
    severity?: Severity;
  }[];
  volume?: {
    rows: {
      at_least?: number;
      at_most?: number;
    };
  };
  drift?: {
    /**
     * Family-wise rate over all columns.
     */
    false_alarms?: number;
    limits?: {
      default?: DriftLimit;
      columns?: {
        [k: string]: DriftLimit | 'off';
      };
    };
    severity?: Severity;
  };
}
export interface Column {
  type?: 'integer' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp';
  required?: boolean;
  null_rate?: {
    at_most: number;
  };
  unique?: boolean;
  in?: (string | number | boolean)[];
  /**
   * Both ends belong to the range.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: [number | string, number | string];
  /**
   * Share of the non-null values that must fulfil `in` and `between`.
   */
  mostly?: number;
  /**
   * No value of this column appears in a report or a profile.
   */
  sensitive?: boolean;
  severity?: Severity;
}
export interface DriftLimit {
  numbers?: {
    wasserstein_std: number;
  };
  categories?: {
    total_variation: number;
  };
  wasserstein_std?: number;
  total_variation?: number;
}
export interface Check {
  name: string;
  junit?: string;
  sarif?: string;
  min_tests?: number;
  /**
   * SARIF: the lowest severity that fails.
   */
  fail_on?: 'low' | 'medium' | 'high' | 'critical';
}
export interface Tests {
  /**
   * `false`: the full verdict as a neutral check; never evidence for a gate. A mistake in the input is still an error.
   */
  enforce?: boolean;
  task: 'binary';
  /**
   * CSV, Parquet or JSON with the key columns and the score.
   */
  predictions: {
    candidate: string;
    champion?: string;
  };
  /**
   * The team's own program that makes predictions.candidate; it sees features only, never labels. Environment: SLUICE_FEATURES, SLUICE_PREDICTIONS, SLUICE_MODEL.
   */
  predict?: {
    /**
     * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    command: string | string[];
  };
  score?: string;
  /**
   * Score at or above which the answer is `yes`.
   */
  threshold?: number;
  /**
   * Confidence of every interval that a gate uses.
   */
  level?: number;
  replicates?: number;
  seed?: number;
  gates?: Gate[];
  slices?: {
    by: (string | string[])[];
    min_rows?: number;
    gates: Gate[];
  };
  fairness?: {
    groups: string[];
    min_rows?: number;
    gates: {
      metric: 'equalized_odds_difference';
      at_most?: number;
      no_worse_than_champion_by?: number;
    }[];
  };
}
export interface Gate {
  /**
   * Names as in scikit-learn; `brier` is its `brier_score_loss`.
   */
  metric: 'roc_auc' | 'log_loss' | 'accuracy' | 'brier';
  at_least?: number;
  at_most?: number;
  /**
   * Non-inferiority margin, in the metric's own unit; 0 asks for proof of `not worse at all`.
   */
  no_worse_than_champion_by?: number;
}
export interface Approval {
  roles?: {
    [k: string]: {
      environment: string;
    };
  };
  separation_of_duties?: boolean;
  /**
   * E-mail of a commit author -> GitHub account id, or `bot`.
   */
  people?: {
    [k: string]: number | 'bot';
  };
  /**
   * A number and a unit: `60 s`, `10 minutes`, `7 days`.
   */
  expires?: string;
  /**
   * What to do where GitHub does not say whether administrators may bypass the environment.
   */
  admin_bypass?: 'refuse' | 'warn';
}
export interface Evidence {
  signing?: 'none' | 'key' | 'keyless';
  /**
   * PEM (SPKI) of the key that signs the ledger, read from the protected branch.
   */
  public_key?: string;
  /**
   * Keyless: the Sigstore trusted root (JSON) that signatures are checked against, read from the protected branch.
   */
  trusted_root?: string;
  /**
   * Keyless: the whole certificate identities (URIs) that may have signed: that of deliver.yml, and that of the workflow that promotes.
   */
  identity?: string | string[];
  /**
   * Keyless: the OIDC issuer that must have vouched.
   */
  issuer?: string;
  /**
   * Evidence older than this is stale.
   */
  max_age?: string;
}
export interface Rollout {
  strategy: 'replace' | 'canary';
  /**
   * Strategy `replace` alone: one program, called with place, smoke, point, loaded or retire as its last argument.
   */
  command?: string | string[];
  fleet?: {
    slots?: string[];
    place: {
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      command: string | string[];
    };
    loaded?: {
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      command?: string | string[];
      /**
       * URL with {slot}; answers {"digest": "sha256:…"}.
       */
      http?: string;
    };
    retire?: {
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      command: string | string[];
    };
    ask?: {
      /**
       * URL with {slot}: POST {"rows": [...]} answers {"scores": [...]}.
       */
      http?: string;
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      command?: string | string[];
    };
  };
  golden?: {
    /**
     * Rows whose scores were approved: features plus the score column (CSV, JSON lines or Parquet).
     */
    rows: string;
    score?: string;
    tolerance?: number;
  };
  traffic?: {
    http?: {
      url: string;
      servers?: {
        [k: string]: string;
      };
    };
    command?: {
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      read: string | string[];
      /**
       * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
       */
      write: string | string[];
    };
  };
  steps?: number[];
  signals?: {
    log?: {
      files: string;
    };
    prometheus?: {
      url: string;
      slot_label?: string;
    };
  };
  guardrails?: Guardrail[];
  /**
   * Each request is assigned to an arm by itself.
   */
  assignment?: 'request';
  /**
   * Time between two ticks.
   */
  interval?: string;
  /**
   * Silence of ticks after which `sluice watch` drains the candidate.
   */
  lease?: string;
  /**
   * Signals away longer than this drain the candidate.
   */
  blind_for?: string;
  /**
   * A number and a unit: `60 s`, `10 minutes`, `7 days`.
   */
  time_budget?: string;
  /**
   * Taken when the time budget ends without evidence.
   */
  at_end?: 'hold' | 'rollback';
  /**
   * After the last step, how long the guardrails are watched before the delivery closes.
   */
  watch?: string;
  false_rollback?: number;
  false_promotion?: number;
  journal?: {
    file?: string;
    git?: {
      remote?: string;
      ref?: string;
    };
  };
  /**
   * Environment variables that the rollout's programs get, besides PATH, HOME and the like.
   */
  pass_env?: string[];
  /**
   * Folder for the local journal and the kept releases.
   */
  state?: string;
}
export interface Guardrail {
  name: string;
  rate: {
    /**
     * Over the table `log`, with $since and $until (milliseconds since the epoch); answers slot, events, total.
     */
    sql?: string;
    /**
     * Prometheus selector of a counter.
     */
    events?: string;
    total?: string;
  };
  /**
   * `request` declares that requests are independent of each other.
   */
  unit?: 'interval' | 'request';
  /**
   * Rate ratio at which harm begins.
   */
  tolerate?: number;
  /**
   * Rate ratio that promotion must rule out.
   */
  margin_ratio?: number;
  critical?: boolean;
}
export interface Rollback {
  /**
   * A number and a unit: `60 s`, `10 minutes`, `7 days`.
   */
  within?: string;
  keep?: number;
}
