// Made by `npm run types` from schemas/delivery.schema.json. Do not edit.

export type Change =
  | 'first-delivery'
  | 'weights'
  | 'code'
  | 'features'
  | 'config'
  | 'environment'
  | 'lineage'
  | 'data'
  | 'contract'
  | 'thresholds-loosened'
  | 'fairness-worse'
  | 'serving-limits'
  | 'signature'
  | 'policy'
  | 'idle';
export type RiskClass = 'low' | 'medium' | 'high';
export type Source = string | TrinoSource;
/**
 * Values inline, from a file, or of a column of another source.
 */
export type Values =
  | (string | number | boolean)[]
  | {
      /**
       * Text file with one value a line, or a CSV, JSON lines or Parquet file with `column`.
       */
      file: string;
      column?: string;
    }
  | {
      /**
       * train, test, develop, serving, or a name of `data.references`.
       */
      source: string;
      column: string;
    };
/**
 * A number, a date or text, or `{column: other}`.
 */
export type Bound =
  | number
  | string
  | {
      column: string;
    };
export type Severity = 'warn' | 'fail';
/**
 * A column, a column in quantile bands, between edges or in spans of time, or a cross of these.
 */
export type SliceBy =
  | string
  | {
      column: string;
      quantiles?: number;
      edges?: number[];
      /**
       * A column of time, cut into spans of this length, as `7 days`.
       */
      every?: string;
    }
  | (
      | string
      | {
          column: string;
          quantiles?: number;
          edges?: number[];
          /**
           * A column of time, cut into spans of this length, as `7 days`.
           */
          every?: string;
        }
    )[];
export type PodImage =
  | string
  | {
      /**
       * The part of the release.
       */
      part: 'model' | 'code' | 'features' | 'config' | 'environment';
      /**
       * Where the part is a folder: the file in it.
       */
      file?: string;
    };
export type HistogramSource =
  | string
  | {
      /**
       * Prometheus selector of the buckets of a histogram: `…_bucket` of a classic one, or a native one.
       */
      buckets?: string;
      /**
       * Column of the log, e.g. latency_ms.
       */
      log?: string;
      /**
       * Rows that count: a condition over the row. Default: those with a status below 400.
       */
      where?: string;
      /**
       * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers slot, le (upper edge; null above the last), count (of this bucket alone).
       */
      sql?: string;
      /**
       * Name of the measure that `rollout.signals.http` is asked for.
       */
      http?: string;
      /**
       * Upper edges of the buckets, rising, in the unit of the values.
       */
      edges?: number[];
    };
export type GaugeSource =
  | string
  | {
      /**
       * PromQL of a gauge with the label of the slot; of several instances the highest counts.
       */
      query?: string;
      /**
       * `end` (where absent): the latest; `window`: the highest since the last look.
       */
      over?: 'end' | 'window';
      /**
       * Prometheus selector of a counter: its rise a second over the window.
       */
      per_second?: string;
      /**
       * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers slot, value.
       */
      sql?: string;
      /**
       * Name of the measure that `rollout.signals.http` is asked for.
       */
      http?: string;
      /**
       * Of the slot's pods: `restarts` of their containers since the slot was first looked at (with `counts_up: true`), `memory` in bytes, `processor` in cores.
       */
      kubernetes?: 'restarts' | 'memory' | 'processor';
      /**
       * With `kubernetes: memory` or `processor`: the pod that has most (where absent), or the mean of the ready pods.
       */
      of?: 'largest' | 'mean';
    };

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
  notify?: Notify;
  /**
   * Where a release serves, in order. Each asks for the evidence that the same release served in the one before it.
   */
  environments?: string[];
  /**
   * Which of `environments` this delivery file is for; the last where absent.
   */
  environment?: string;
  parity?: Parity;
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
  /**
   * Class of risk (`medium` where absent), or rules over what changed.
   */
  risk?: ('low' | 'medium' | 'high') | RiskRules;
  /**
   * The team's own program that makes the parts of the release; it runs in a job without rights.
   */
  build?: {
    /**
     * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    command: string | string[];
  };
  contents?: Contents;
  /**
   * Further files that the model came from, each with a digest of its own in the statement, as {parameters: params.yaml}.
   */
  lineage?: {
    [k: string]: string;
  };
  /**
   * Secrets that the inference code and the `rollout` programs read where they serve: a name, or a name with what `sluice doctor` holds it against. Names only; values never enter this file or the evidence.
   */
  secrets?: (string | DeclaredSecret)[];
  /**
   * SLSA provenance of the build. Its subjects must be the bytes of this model; its builder is shown and kept in the statement of identify.
   */
  provenance?:
    | string
    | {
        /**
         * DSSE envelope, Sigstore bundle (one, or one a line) or plain in-toto statement.
         */
        file: string;
        /**
         * Id of the builder that must have made it, compared as whole text.
         */
        builder?: string;
        /**
         * Who must have signed it, as the certificate says; with `issuer` and `trusted_root`.
         */
        identity?: string;
        /**
         * Who vouches for that identity.
         */
        issuer?: string;
        /**
         * File of Sigstore trusted roots (`gh attestation trusted-root`).
         */
        trusted_root?: string;
      };
  /**
   * The run that trained the model. Its parameters, metrics and data sets, and the digest of the reply, are kept in the statement of identify.
   */
  training?: {
    /**
     * Run of MLflow that trained the model.
     */
    mlflow:
      | string
      | {
          /**
           * Id of the run.
           */
          run: string;
          /**
           * Address of the tracking server: https, or http on this machine.
           */
          uri: string;
        };
  };
}
/**
 * Which class of risk a candidate has, by what changed since the release that serves.
 */
export interface RiskRules {
  /**
   * Class of every change that no rule names; `medium` where absent.
   */
  default?: 'low' | 'medium' | 'high';
  /**
   * Days since the last delivery after which the change `idle` is there too.
   */
  idle_after?: string;
  /**
   * The highest class of all rules that match counts. A change that no matching rule names has the class `default`.
   */
  rules?: {
    /**
     * Matches where one of these changed.
     */
    when: Change[];
    /**
     * Matches only where nothing else changed.
     */
    only?: boolean;
    risk: RiskClass;
    /**
     * Why; shown to whoever approves.
     */
    because?: string;
  }[];
}
/**
 * What the model's files may be. They are read, never loaded, before anything loads them.
 */
export interface Contents {
  /**
   * The only formats that files of the model may have, by their first bytes and by their ending. `code`: scripts and compiled programs.
   */
  formats?: (
    | 'onnx'
    | 'safetensors'
    | 'npy'
    | 'npz'
    | 'hdf5'
    | 'keras'
    | 'tflite'
    | 'gguf'
    | 'saved_model'
    | 'catboost'
    | 'ubjson'
    | 'json'
    | 'yaml'
    | 'xml'
    | 'csv'
    | 'text'
    | 'parquet'
    | 'code'
  )[];
  pickle?: {
    /**
     * Files below release.model (patterns too) that may be pickles: also joblib, PyTorch and object arrays of NumPy. Loading one runs whatever it says.
     */
    allow: string[];
    /**
     * Names that those files may import beyond the known reconstructors, as `module.name`; the only way to let a dangerous one through.
     */
    imports?: string[];
    /**
     * Why; recorded in the statement with the files.
     */
    because: string;
  };
  /**
   * onnx: operator domains beyond ONNX's own that the model may use.
   */
  custom_domains?: string[];
}
export interface DeclaredSecret {
  /**
   * As GitHub has it.
   */
  name: string;
  /**
   * How old the secret may get before `sluice doctor` says that it is due, as `90 days`.
   */
  rotate?: string;
  /**
   * Environment that must hold it; `NAME-serve` of the model where absent.
   */
  environment?: string;
}
export interface Data {
  /**
   * `false`: the full verdict as a neutral check; never evidence for a gate. A mistake in the input is still an error.
   */
  enforce?: boolean;
  train?: Source;
  /**
   * The sealed test set: only deliveries spend it.
   */
  test?: string | TrinoSource;
  /**
   * What pushes and pull requests are judged on.
   */
  develop?: string | TrinoSource;
  /**
   * Today's inputs; drift compares it with the profile of train.
   */
  serving?: string | TrinoSource;
  key?: string[];
  label?: string;
  /**
   * Frozen profile of train (JSON); made from train where absent.
   */
  profile?: string;
  columns?: {
    [k: string]: Column;
  };
  unique?: (
    | string[]
    | {
        columns: string[];
        /**
         * SQL condition: the rule is about the rows that fulfil it alone.
         */
        where?: string;
        severity?: Severity;
        /**
         * Who answers for this rule; shown with its finding.
         */
        owner?: string;
        /**
         * Why the rule is there; shown with its finding.
         */
        because?: string;
        /**
         * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
         */
        on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
      }
  )[];
  rows?: {
    name: string;
    /**
     * A condition that every row fulfils (null counts as not fulfilled).
     */
    sql: string;
    mostly?: number;
    severity?: Severity;
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  }[];
  volume?: {
    rows?: {
      at_least?: number;
      at_most?: number;
    };
    /**
     * Rows of data.train over those that the champion was trained on.
     */
    train_to_champion?: {
      at_least?: number;
      at_most?: number;
    };
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  drift?: {
    /**
     * Family-wise rate over all columns.
     */
    false_alarms?: number;
    /**
     * How the p-values of "any change at all" are adjusted over the columns: family-wise (Holm), or the false discovery rate under positive (BH) or any (BY) dependence. They stand beside the verdict and do not make it.
     */
    correction?: 'holm' | 'bh' | 'by';
    limits?: {
      default?: DriftLimit;
      columns?: {
        [k: string]: DriftLimit | 'off';
      };
    };
    /**
     * Pairs of columns whose relation must not change.
     */
    pairs?: {
      columns: string[];
      /**
       * Change of their correlation (Spearman for numbers, else Cramér's V).
       */
      at_most: number;
    }[];
    /**
     * CSV or JSON file of column and importance, or of column, value, rows and loss (the model's loss on each slice): findings are ordered by it.
     */
    importances?: string;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  };
  /**
   * Other tables that rules look values up in, by name; not judged themselves.
   */
  references?: {
    [k: string]: Source;
  };
  trino?: Trino;
  /**
   * Column of data.serving with the model's predictions: its drift is that of the predictions.
   */
  prediction?: string;
  /**
   * Column with the time of a row: no row of test may be earlier than the last one of train.
   */
  time?: string;
  /**
   * Columns that name whom or what a row is about: none may be in both train and test.
   */
  entity?: string[];
  /**
   * What the champion was released with: volume and compatibility compare with it.
   */
  champion?: {
    /**
     * Profile that the champion was released with.
     */
    profile?: string;
    /**
     * Delivery file that the champion was released with.
     */
    contract?: string;
  };
  /**
   * How contract and profile may differ from the champion's. `backward`: what was valid stays valid. `forward`: what is valid now was valid before. `full`: both.
   */
  compatibility?: 'backward' | 'forward' | 'full' | 'none';
  rules?: Rule[];
  freshness?: {
    column: string;
    /**
     * The newest row is at most this old when the run starts.
     */
    within: string;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  foreign_keys?: {
    columns: string[];
    /**
     * train, test, develop, serving, or a name of `data.references`.
     */
    source: string;
    /**
     * Columns of that source, in the same order; the same names where absent.
     */
    to?: string[];
    /**
     * Share of the non-null values that must fulfil the rules about single values.
     */
    mostly?: number;
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  }[];
  duplicates?: {
    /**
     * Share of the rows that repeat another one.
     */
    at_most: number;
    /**
     * Compare these alone. Default: every column but the key.
     */
    columns?: string[];
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  conflicting_labels?: {
    /**
     * Share of the rows whose features are equal to those of a row with another label.
     */
    at_most: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  overlap?: {
    /**
     * Share of the rows of test whose features and label are those of a row of train.
     */
    at_most: number;
    /**
     * Compare these alone. Default: every column but the key.
     */
    columns?: string[];
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  leakage?: {
    feature?: {
      /**
       * Largest AUC (binary label; else normalised accuracy gain) that one column alone may have on rows that its bins were not made from.
       */
      at_most: number;
      except?: string[];
      severity?: Severity;
      /**
       * Who answers for this rule; shown with its finding.
       */
      owner?: string;
      /**
       * Why the rule is there; shown with its finding.
       */
      because?: string;
      /**
       * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
       */
      on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    };
    identifier?: {
      /**
       * The same for the columns of the key, and the place of a row in its file.
       */
      at_most: number;
      severity?: Severity;
      /**
       * Who answers for this rule; shown with its finding.
       */
      owner?: string;
      /**
       * Why the rule is there; shown with its finding.
       */
      because?: string;
      /**
       * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
       */
      on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
    };
    /**
     * SQL condition: the rule is about the rows that fulfil it alone.
     */
    where?: string;
  };
  /**
   * What a column that the contract does not name is. Default: allow (a note says which).
   */
  extra_columns?:
    | ('allow' | 'warn' | 'fail')
    | {
        severity?: Severity;
        /**
         * Who answers for this rule; shown with its finding.
         */
        owner?: string;
        /**
         * Why the rule is there; shown with its finding.
         */
        because?: string;
        /**
         * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
         */
        on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
      };
  /**
   * Whether the columns have to stand in the order of `data.columns`.
   */
  column_order?:
    | boolean
    | {
        severity?: Severity;
        /**
         * Who answers for this rule; shown with its finding.
         */
        owner?: string;
        /**
         * Why the rule is there; shown with its finding.
         */
        because?: string;
        /**
         * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
         */
        on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
      };
  /**
   * Severity, owner, reason and action of the rules that are but a name or a list of names.
   */
  options?: {
    key?: Options;
    entity?: Options;
    time?: Options;
    compatibility?: Options;
  };
  failing_rows?: {
    /**
     * Rows that are named by key, for each rule.
     */
    examples?: number;
    /**
     * Writes all failing rows, with the rules that each broke, to failing-rows.SOURCE.parquet beside the verdict.
     */
    file?: boolean;
  };
  flips?: {
    previous: Source;
    key?: string[];
    /**
     * Column that says where a row came from.
     */
    by?: string;
    /**
     * Share of the rows known before whose label changed, in all and for each value of `by`.
     */
    at_most: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  };
  coverage?: {
    cells: string[][];
    /**
     * Rows of the test set from which on a cell counts as covered.
     */
    min_rows?: number;
    /**
     * Share of data.serving in cells that are not covered.
     */
    at_most: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  };
  skew?: {
    /**
     * Rows of train and serving with equal keys are compared. Default: data.key.
     */
    key?: string[];
    /**
     * Default: every column that both have.
     */
    columns?: string[];
    /**
     * Relative difference of numbers that is none.
     */
    tolerance?: number;
    /**
     * Share of the joined rows whose value differs, for each column.
     */
    at_most: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  };
  stability?: {
    source?: 'train' | 'test' | 'develop' | 'serving';
    /**
     * Column with the time. Default: data.time.
     */
    column?: string;
    /**
     * Length of a window.
     */
    every: string;
    limits?: {
      default?: DriftLimit;
      columns?: {
        [k: string]: DriftLimit | 'off';
      };
    };
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
    /**
     * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
     */
    on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
  };
  provenance?: {
    /**
     * How train and test were cut, seeds included; recorded as declared.
     */
    splits?: {
      [k: string]: string | number | boolean;
    };
    /**
     * The feature steps, in order; recorded as declared.
     */
    steps?: string[];
    /**
     * Code of these steps, file or folder; its digest is recorded. Default: release.features.
     */
    code?: string;
  };
}
/**
 * A table of a Trino server (`data.trino` says which); nothing but aggregates and examples leaves it.
 */
export interface TrinoSource {
  /**
   * catalog.schema.table; names with dots in double quotes.
   */
  trino: string;
  /**
   * Snapshot (version) of the table, where its connector keeps them.
   */
  snapshot?: string | number;
}
export interface Column {
  required?: boolean;
  type?: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'list' | 'struct';
  /**
   * Of `type: integer` and `float`: every value fits this many bits.
   */
  bits?: 8 | 16 | 32 | 64;
  /**
   * Of `type: integer`: no value below 0.
   */
  unsigned?: boolean;
  /**
   * Of `type: decimal`: digits in all.
   */
  precision?: number;
  /**
   * Of `type: decimal`: digits after the point.
   */
  scale?: number;
  /**
   * Of `type: timestamp`: whether its values carry a time zone.
   */
  zone?: boolean;
  /**
   * Of `type: list`: the type of its items.
   */
  items?: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp';
  /**
   * Of `type: struct`: its fields and their types.
   */
  fields?: {
    [k: string]: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'list' | 'struct';
  };
  null_rate?: {
    at_most?: number;
    at_least?: number;
  };
  /**
   * NaN as a share of all rows; NaN is not null.
   */
  nan_rate?: {
    at_most: number;
  };
  /**
   * Infinities as a share of all rows.
   */
  infinite_rate?: {
    at_most: number;
  };
  unique?: boolean;
  in?: Values;
  not_in?: Values;
  between?:
    | Bound[]
    | {
        at_least?: Bound;
        above?: Bound;
        at_most?: Bound;
        below?: Bound;
      };
  /**
   * Regular expression (RE2 syntax) that the whole value matches.
   */
  matches?: string;
  /**
   * Regular expression (RE2 syntax) that no part of the value matches.
   */
  not_matches?: string;
  /**
   * Characters (code points) of a text.
   */
  length?:
    | number
    | {
        at_least?: number;
        at_most?: number;
      };
  format?: 'uuid' | 'email' | 'uri' | 'ipv4' | 'ipv6' | 'date' | 'json';
  case?: 'lower' | 'upper';
  /**
   * Share of the non-null values that must fulfil the rules about single values.
   */
  mostly?: number;
  mean?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  median?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * Standard deviation (divisor n − 1).
   */
  std?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  sum?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  min?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  max?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * By level, e.g. `"0.99": {at_most: 80}`; exact order statistics (type 1).
   */
  quantiles?: {
    [k: string]: {
      at_least?: number;
      at_most?: number;
      above?: number;
      below?: number;
    };
  };
  /**
   * Different non-null values.
   */
  distinct?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * Different values as a share of the non-null ones.
   */
  distinct_rate?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  ordered?: {
    direction?: 'rising' | 'falling';
    strictly?: boolean;
    /**
     * Column that orders the rows; the order of the file where it is absent.
     */
    by?: string;
    /**
     * Columns within whose values the order holds.
     */
    per?: string[];
  };
  /**
   * Outliers by the frozen profile, judged by their rate: single ones are normal.
   */
  outliers?: {
    /**
     * A value is an outlier where |x − median| / (1.4826 · MAD) is above this, median and MAD being those of the profile.
     */
    robust_z?: number;
    /**
     * A value is an outlier where it is more than this many interquartile ranges outside the quartiles of the profile.
     */
    iqr?: number;
    /**
     * Share of the values that may be outliers.
     */
    at_most: number;
  };
  /**
   * No value of this column appears in a report, a file of failing rows or a profile.
   */
  sensitive?: boolean;
  description?: string;
  unit?: string;
  /**
   * SQL condition: the rule is about the rows that fulfil it alone.
   */
  where?: string;
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
  /**
   * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
   */
  on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
}
export interface DriftLimit {
  numbers?: {
    wasserstein_std?: number;
    wasserstein_iqr?: number;
    ks?: number;
    total_variation?: number;
    jensen_shannon?: number;
    psi?: number;
  };
  categories?: {
    total_variation?: number;
    jensen_shannon?: number;
    psi?: number;
  };
  wasserstein_std?: number;
  wasserstein_iqr?: number;
  ks?: number;
  total_variation?: number;
  jensen_shannon?: number;
  psi?: number;
}
export interface Trino {
  /**
   * https://HOST:PORT (http on this machine alone).
   */
  server: string;
  user?: string;
  /**
   * Environment variable with the user.
   */
  user_env?: string;
  /**
   * Environment variable with the password.
   */
  password_env?: string;
  /**
   * Environment variable with a bearer token (JWT or OAuth).
   */
  token_env?: string;
  /**
   * Of one query. Default 10 minutes.
   */
  timeout?: string;
  /**
   * Session properties.
   */
  session?: {
    [k: string]: string | number | boolean;
  };
  /**
   * PEM file of the authority that signed the server's certificate, where it is no public one.
   */
  ca?: string;
}
/**
 * More rules about a column, each with its own rows, severity and owner.
 */
export interface Rule {
  name?: string;
  column: string;
  type?: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'list' | 'struct';
  /**
   * Of `type: integer` and `float`: every value fits this many bits.
   */
  bits?: 8 | 16 | 32 | 64;
  /**
   * Of `type: integer`: no value below 0.
   */
  unsigned?: boolean;
  /**
   * Of `type: decimal`: digits in all.
   */
  precision?: number;
  /**
   * Of `type: decimal`: digits after the point.
   */
  scale?: number;
  /**
   * Of `type: timestamp`: whether its values carry a time zone.
   */
  zone?: boolean;
  /**
   * Of `type: list`: the type of its items.
   */
  items?: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp';
  /**
   * Of `type: struct`: its fields and their types.
   */
  fields?: {
    [k: string]: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'list' | 'struct';
  };
  null_rate?: {
    at_most?: number;
    at_least?: number;
  };
  /**
   * NaN as a share of all rows; NaN is not null.
   */
  nan_rate?: {
    at_most: number;
  };
  /**
   * Infinities as a share of all rows.
   */
  infinite_rate?: {
    at_most: number;
  };
  unique?: boolean;
  in?: Values;
  not_in?: Values;
  between?:
    | Bound[]
    | {
        at_least?: Bound;
        above?: Bound;
        at_most?: Bound;
        below?: Bound;
      };
  /**
   * Regular expression (RE2 syntax) that the whole value matches.
   */
  matches?: string;
  /**
   * Regular expression (RE2 syntax) that no part of the value matches.
   */
  not_matches?: string;
  /**
   * Characters (code points) of a text.
   */
  length?:
    | number
    | {
        at_least?: number;
        at_most?: number;
      };
  format?: 'uuid' | 'email' | 'uri' | 'ipv4' | 'ipv6' | 'date' | 'json';
  case?: 'lower' | 'upper';
  /**
   * Share of the non-null values that must fulfil the rules about single values.
   */
  mostly?: number;
  mean?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  median?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * Standard deviation (divisor n − 1).
   */
  std?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  sum?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  min?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  max?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * By level, e.g. `"0.99": {at_most: 80}`; exact order statistics (type 1).
   */
  quantiles?: {
    [k: string]: {
      at_least?: number;
      at_most?: number;
      above?: number;
      below?: number;
    };
  };
  /**
   * Different non-null values.
   */
  distinct?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  /**
   * Different values as a share of the non-null ones.
   */
  distinct_rate?: {
    at_least?: number;
    at_most?: number;
    above?: number;
    below?: number;
  };
  ordered?: {
    direction?: 'rising' | 'falling';
    strictly?: boolean;
    /**
     * Column that orders the rows; the order of the file where it is absent.
     */
    by?: string;
    /**
     * Columns within whose values the order holds.
     */
    per?: string[];
  };
  /**
   * Outliers by the frozen profile, judged by their rate: single ones are normal.
   */
  outliers?: {
    /**
     * A value is an outlier where |x − median| / (1.4826 · MAD) is above this, median and MAD being those of the profile.
     */
    robust_z?: number;
    /**
     * A value is an outlier where it is more than this many interquartile ranges outside the quartiles of the profile.
     */
    iqr?: number;
    /**
     * Share of the values that may be outliers.
     */
    at_most: number;
  };
  /**
   * Only rows with these values of other columns, e.g. `{country: US}`.
   */
  given?: {
    [k: string]: string | number | boolean | (string | number | boolean)[];
  };
  /**
   * SQL condition: the rule is about the rows that fulfil it alone.
   */
  where?: string;
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
  /**
   * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
   */
  on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
}
export interface Options {
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
  /**
   * `halt` (default): the verdict fails. `warn`: a warning, as `severity: warn`. `hold`: fails, and holds a rollout in flight. `revert`: fails, and has the rollback stage take back what serves, with this finding as its reason. `hold` and `revert` act where the run may (`--act`).
   */
  on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
}
export interface Check {
  /**
   * In words; shown in every report.
   */
  name: string;
  /**
   * Report of tests in JUnit XML.
   */
  junit?: string;
  /**
   * Report of a scan in SARIF 2.1.0, as Trivy, OSV-Scanner and CodeQL write it.
   */
  sarif?: string;
  /**
   * junit: at least so many tests must have run.
   */
  min_tests?: number;
  /**
   * sarif and osv: the lowest severity that fails. What has no known severity fails always.
   */
  fail_on?: 'low' | 'medium' | 'high' | 'critical';
  /**
   * Report of OSV-Scanner in its own JSON (`--format json`).
   */
  osv?: string;
  /**
   * Report of pip-audit in its own JSON (`--format json`). It knows no severities, so each vulnerability in it counts.
   */
  pip_audit?: string;
  /**
   * Findings of a scan that somebody answers for, each until a day. After that day it fails, and is named as expired.
   */
  exceptions?: {
    /**
     * As the report names the finding (CVE, GHSA, PYSEC or rule id, or one of its aliases); for what pip-audit skipped, the name of the package.
     */
    id: string;
    /**
     * Only in this package; in any where absent.
     */
    package?: string;
    /**
     * Why it does no harm here.
     */
    because: string;
    /**
     * Who answers for it.
     */
    owner: string;
    /**
     * Last day on which it counts, in UTC: 2027-01-31.
     */
    expires: string;
  }[];
}
export interface Tests {
  /**
   * `false`: the full verdict as a neutral check; never evidence for a gate. A mistake in the input is still an error.
   */
  enforce?: boolean;
  task: 'binary' | 'multiclass' | 'multilabel' | 'regression' | 'quantile' | 'ranking';
  /**
   * CSV, Parquet or JSON with the key columns and the score.
   */
  predictions: {
    candidate: string;
    /**
     * As candidate, of what serves now.
     */
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
    by?: SliceBy[];
    min_rows?: number;
    gates?: Gate[];
    search?: SliceSearch;
  };
  fairness?: Fairness;
  /**
   * multiclass: values of data.label, in the order of `scores`. multilabel: columns of the test set that hold 0 or 1.
   */
  classes?: string[];
  /**
   * multiclass and multilabel: a column of scores for each of `classes`; `score_<class>` where absent.
   */
  scores?: string[];
  /**
   * multiclass: column with the predicted class; the class of the highest score where absent.
   */
  prediction?: string;
  /**
   * quantile: column of predictions for each level, as {"0.05": low, "0.5": median, "0.95": high}. The outermost pair is the interval.
   */
  quantiles?: {
    [k: string]: string;
  };
  /**
   * ranking: column of the test set that says which rows are ranked together.
   */
  query?: string;
  /**
   * Column of the test set with the weight of each row, above 0.
   */
  weight?: string;
  /**
   * Column of the test set: rows of one value (a person, a shop) are resampled as one.
   */
  cluster?: string;
  time?: {
    column: string;
    /**
     * Rows of one span, as `1 day`, are resampled as one.
     */
    block: string;
  };
  /**
   * How bootstrap intervals are read off the replicates.
   */
  interval?: 'percentile' | 'bca';
  /**
   * The number of rows of each label was fixed when the test set was gathered (a stratified sample): each label is resampled within itself. binary and multiclass.
   */
  stratified?: true;
  /**
   * The last baseline that people approved as such. Comparisons with the champion are repeated against it under a cumulative margin, so that small accepted losses cannot add up unseen.
   */
  anchor?: {
    /**
     * Predictions of the anchor on the same rows.
     */
    predictions: string;
    release?: string;
    /**
     * Day on which people approved this baseline as such (ISO date).
     */
    approved?: string;
    because: string;
  };
  predictor?: Predictor;
  champion_predictor?: Predictor1;
  calibration?: Calibration;
  shift?: Shift;
  flips?: Flips;
  golden?: Golden;
  behaviour?: Behaviour;
  explanations?: Explanations;
  serving?: ServingTests;
  signature?: Signature;
  remediation?: Remediation;
}
export interface Gate {
  /**
   * Names as in scikit-learn; `brier` is its `brier_score_loss`. `custom` is the SQL expression in `sql`.
   */
  metric:
    | 'roc_auc'
    | 'average_precision'
    | 'log_loss'
    | 'brier'
    | 'accuracy'
    | 'balanced_accuracy'
    | 'precision'
    | 'recall'
    | 'specificity'
    | 'f1'
    | 'fbeta'
    | 'mcc'
    | 'cost'
    | 'top_k_accuracy'
    | 'mae'
    | 'rmse'
    | 'mse'
    | 'r2'
    | 'mape'
    | 'wape'
    | 'smape'
    | 'median_absolute_error'
    | 'mean_error'
    | 'pinball'
    | 'coverage'
    | 'interval_width'
    | 'winkler'
    | 'ndcg'
    | 'map'
    | 'mrr'
    | 'precision_at_k'
    | 'recall_at_k'
    | 'hamming_loss'
    | 'subset_accuracy'
    | 'jaccard'
    | 'custom';
  /**
   * Name of a custom metric in reports.
   */
  name?: string;
  /**
   * metric: custom. One aggregate expression over the joined rows: every column of the test set, `label`, and of each model `score` (and what else its file has).
   */
  sql?: string;
  /**
   * metric: custom, where it is compared with another model.
   */
  higher_is_better?: boolean;
  /**
   * Where yes begins, for metrics that need it: a threshold, the threshold at which this precision or recall is reached, or the one of least cost. tests.threshold where absent.
   */
  at?: {
    threshold?: number;
    precision?: number;
    recall?: number;
    costs?: {
      false_positive: number;
      false_negative: number;
      true_positive?: number;
      true_negative?: number;
    };
  };
  /**
   * metric: cost. What each kind of answer costs, as {false_positive: 1, false_negative: 5}; those of `at.costs` where absent.
   */
  costs?: {
    false_positive: number;
    false_negative: number;
    true_positive?: number;
    true_negative?: number;
  };
  /**
   * multiclass and multilabel; macro where absent.
   */
  average?: 'macro' | 'micro' | 'weighted';
  /**
   * multiclass and multilabel: this class against the rest.
   */
  class?: string;
  beta?: number;
  k?: number;
  quantile?: number;
  /**
   * ndcg; linear where absent, as in scikit-learn.
   */
  gain?: 'linear' | 'exponential';
  at_least?: number;
  at_most?: number;
  /**
   * Non-inferiority margin, in the metric's own unit; 0 asks for proof of `not worse at all`.
   */
  no_worse_than_champion_by?: number;
  /**
   * Superiority: the candidate must be better than the champion by more than this.
   */
  better_than_champion_by?: number;
  /**
   * Equivalence: neither better nor worse than the champion by more than this.
   */
  within_of_champion?: number;
  /**
   * No worse than a scorer that gives every row the same answer (the base rate, the mean, the median, the most frequent class).
   */
  no_worse_than_constant?: true;
  /**
   * Margin against the anchor (tests.anchor) for a gate against the champion: accepted losses must not add up to more. Twice the margin where absent.
   */
  cumulative?: number;
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
}
/**
 * Search for weak slices: single columns and pairs of columns in which the model loses more than elsewhere. Found on one half of the rows, confirmed on the other.
 */
export interface SliceSearch {
  /**
   * Columns to search; every column of the test set but key, label, weight and score where absent.
   */
  features?: string[];
  /**
   * What is lost on each row; log loss, absolute error or pinball loss by the task where absent.
   */
  loss?: 'log_loss' | 'brier' | 'error' | 'absolute_error' | 'squared_error' | 'pinball';
  /**
   * `rest`: the slice loses more than all other rows. `champion`: the candidate loses more there than the champion does on the same rows.
   */
  against?: 'rest' | 'champion';
  pairs?: boolean;
  /**
   * Bands of about equal size that a column of numbers is cut into; slices are runs of them.
   */
  bands?: number;
  min_share?: number;
  min_rows?: number;
  /**
   * Mean loss of the slice over that of the other rows, or of the champion there, from which it is worth a finding.
   */
  min_ratio?: number;
  /**
   * Expected share of false findings among all that are confirmed.
   */
  false_discoveries?: number;
  /**
   * `by` holds whatever slices have in common; `bh` finds more and assumes that they vary together.
   */
  correction?: 'by' | 'bh';
  /**
   * Findings shown; the others are counted.
   */
  most?: number;
  /**
   * Which half is which; tests.seed where absent.
   */
  seed?: number;
  severity?: 'warn' | 'fail';
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
}
export interface Fairness {
  /**
   * Columns, bands of columns, and crosses of these.
   */
  groups: SliceBy[];
  min_rows?: number;
  gates: {
    /**
     * Names as in fairlearn where it has them.
     */
    metric:
      | 'demographic_parity_difference'
      | 'demographic_parity_ratio'
      | 'equal_opportunity_difference'
      | 'equal_opportunity_ratio'
      | 'equalized_odds_difference'
      | 'equalized_odds_ratio'
      | 'predictive_parity_difference'
      | 'predictive_parity_ratio'
      | 'calibration_difference'
      | 'error_rate_difference'
      | 'error_rate_ratio'
      | 'mean_error_difference'
      | 'mae_difference'
      | 'mean_score_difference';
    /**
     * multiclass and multilabel: this class against the rest.
     */
    class?: string;
    /**
     * Score at or above which the answer is `yes`; tests.threshold where absent.
     */
    threshold?: number;
    /**
     * What each group is compared with: the group that fares best (the widest gap), the one in `reference`, or all rows.
     */
    to?: 'best' | 'reference' | 'overall';
    at_most?: number;
    /**
     * For ratios.
     */
    at_least?: number;
    no_worse_than_champion_by?: number;
    /**
     * Margin against the anchor (tests.anchor) for a gate against the champion: accepted losses must not add up to more. Twice the margin where absent.
     */
    cumulative?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  /**
   * Value of a column that the others are compared with.
   */
  reference?: {
    [k: string]: string;
  };
}
/**
 * A predictor that Sluice runs. It sees features only, never labels.
 */
export interface Predictor {
  /**
   * Predictions by key: a table with the columns of data.key and of the scores. It answers the rows that it has, whatever their features.
   */
  file?: string;
  /**
   * A program that reads one row as JSON on each line and answers each with a line: a number, a list of numbers, an object by score column, or {"error": TEXT}. An empty line ends a batch. Started without a shell; one text is split at its spaces.
   */
  command?: string | string[];
  /**
   * Address of a server, as http://127.0.0.1:8080. Loopback, or a host in `hosts` by https.
   */
  http?: string;
  /**
   * An ONNX file, run by Sluice itself. It must lie in release.model.
   */
  onnx?: string;
  /**
   * http: how the server is asked.
   */
  protocol?: 'open-inference' | 'mlflow' | 'tf-serving';
  /**
   * http: the model's name at the server (open-inference, tf-serving); release.name where absent.
   */
  model?: string;
  /**
   * http: the model's version at the server; the server's choice where absent.
   */
  version?: string;
  /**
   * http: hosts besides this machine that may be asked.
   */
  hosts?: string[];
  /**
   * http: further attempts where the server is away (no connection, 502, 503, 504); 2 where absent, 0 where asking changes something.
   */
  retries?: number;
  /**
   * command: `none`, the default, starts the program without a network where this machine can deny it, and says so where it cannot.
   */
  network?: 'none' | 'allowed';
  /**
   * Columns that the model takes, in order, by their names in the data: a list, or {column: type} or {column: {name, type, missing}}. Where absent: all features for a program, all but data.key for mlflow and tf-serving, the inputs of the model's own description otherwise.
   */
  inputs?:
    | string[]
    | {
        [k: string]:
          | 'float32'
          | 'float64'
          | 'int32'
          | 'int64'
          | 'string'
          | 'boolean'
          | {
              /**
               * As the model calls it; the column's name where absent.
               */
              name?: string;
              /**
               * As the model takes it; what the model or the server says of itself where absent.
               */
              type?: 'float32' | 'float64' | 'int32' | 'int64' | 'string' | 'boolean';
              /**
               * Given in place of a missing value. Without it, a missing value goes as the protocol has it (null; NaN for floats of ONNX), or the row is refused.
               */
              missing?: number | string | boolean;
            };
      };
  /**
   * onnx and open-inference: the one input that takes all columns side by side, as [rows, columns].
   */
  matrix?: string;
  /**
   * Where the scores are in the model's answer: one output with all of them, or one for each score column in order; `index` takes one number of an output with several. E.g. [{name: probabilities, index: 1}].
   */
  outputs?: (
    | string
    | {
        name?: string;
        index?: number;
      }
  )[];
  /**
   * Rows asked at once; no more than these are in flight.
   */
  batch?: number;
  /**
   * For each batch.
   */
  timeout?: string;
  /**
   * Until the model is loaded: for the first batch of a program, the first answer of a server, the load of an ONNX file.
   */
  startup?: string;
}
/**
 * A predictor that Sluice runs. It sees features only, never labels.
 */
export interface Predictor1 {
  /**
   * Predictions by key: a table with the columns of data.key and of the scores. It answers the rows that it has, whatever their features.
   */
  file?: string;
  /**
   * A program that reads one row as JSON on each line and answers each with a line: a number, a list of numbers, an object by score column, or {"error": TEXT}. An empty line ends a batch. Started without a shell; one text is split at its spaces.
   */
  command?: string | string[];
  /**
   * Address of a server, as http://127.0.0.1:8080. Loopback, or a host in `hosts` by https.
   */
  http?: string;
  /**
   * An ONNX file, run by Sluice itself. It must lie in release.model.
   */
  onnx?: string;
  /**
   * http: how the server is asked.
   */
  protocol?: 'open-inference' | 'mlflow' | 'tf-serving';
  /**
   * http: the model's name at the server (open-inference, tf-serving); release.name where absent.
   */
  model?: string;
  /**
   * http: the model's version at the server; the server's choice where absent.
   */
  version?: string;
  /**
   * http: hosts besides this machine that may be asked.
   */
  hosts?: string[];
  /**
   * http: further attempts where the server is away (no connection, 502, 503, 504); 2 where absent, 0 where asking changes something.
   */
  retries?: number;
  /**
   * command: `none`, the default, starts the program without a network where this machine can deny it, and says so where it cannot.
   */
  network?: 'none' | 'allowed';
  /**
   * Columns that the model takes, in order, by their names in the data: a list, or {column: type} or {column: {name, type, missing}}. Where absent: all features for a program, all but data.key for mlflow and tf-serving, the inputs of the model's own description otherwise.
   */
  inputs?:
    | string[]
    | {
        [k: string]:
          | 'float32'
          | 'float64'
          | 'int32'
          | 'int64'
          | 'string'
          | 'boolean'
          | {
              /**
               * As the model calls it; the column's name where absent.
               */
              name?: string;
              /**
               * As the model takes it; what the model or the server says of itself where absent.
               */
              type?: 'float32' | 'float64' | 'int32' | 'int64' | 'string' | 'boolean';
              /**
               * Given in place of a missing value. Without it, a missing value goes as the protocol has it (null; NaN for floats of ONNX), or the row is refused.
               */
              missing?: number | string | boolean;
            };
      };
  /**
   * onnx and open-inference: the one input that takes all columns side by side, as [rows, columns].
   */
  matrix?: string;
  /**
   * Where the scores are in the model's answer: one output with all of them, or one for each score column in order; `index` takes one number of an output with several. E.g. [{name: probabilities, index: 1}].
   */
  outputs?: (
    | string
    | {
        name?: string;
        index?: number;
      }
  )[];
  /**
   * Rows asked at once; no more than these are in flight.
   */
  batch?: number;
  /**
   * For each batch.
   */
  timeout?: string;
  /**
   * Until the model is loaded: for the first batch of a program, the first answer of a server, the load of an ONNX file.
   */
  startup?: string;
}
/**
 * Whether probabilities mean what they say: of the rows scored 0.7, seven in ten should be positive. Slope between 0.9 and 1.1 where nothing is asked.
 */
export interface Calibration {
  /**
   * Least and greatest slope of the logistic recalibration logit(label) = a + slope × logit(score); 1 is calibrated, below 1 too sure of itself. The whole interval must lie between.
   */
  slope?: number[];
  /**
   * Least and greatest calibration in the large: the shift of the scores' log odds that makes their mean the share of positives; 0 is calibrated, below 0 means that scores are too high.
   */
  intercept?: number[];
  /**
   * Expected calibration error, beyond what chance alone gives a calibrated model on so many rows.
   */
  ece?: {
    at_most: number;
    bins?: number;
    binning?: ('equal_width' | 'equal_mass')[];
  };
  /**
   * The same gates in each group of these.
   */
  by?: SliceBy[];
  min_rows?: number;
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
}
/**
 * The metrics re-weighted to the current population (data.serving): what the model is worth on the inputs of today.
 */
export interface Shift {
  /**
   * Columns, or bands of them, by which the populations differ. Each combination of their values is a cell that gets its share of today. `drifted`: the columns that validate-data found drifted in this delivery (at most eight).
   */
  columns: 'drifted' | SliceBy[];
  /**
   * Bands of a column of numbers that is named without edges.
   */
  bands?: number;
  /**
   * Judged on the re-weighted rows; the metrics of the task are shown and not judged where absent.
   */
  gates?: Gate[];
  /**
   * Kish's effective sample size below which nothing is decided.
   */
  min_effective_rows?: number;
  /**
   * Share of today's rows in cells that the test set lacks, above which nothing is decided.
   */
  max_unseen_share?: number;
}
/**
 * How often answers differ from the champion's.
 */
export interface Flips {
  /**
   * Tasks whose answer is a number: a row has changed where it moved by more than this. Not for classes.
   */
  tolerance?: number;
  gates?: {
    /**
     * Which changes count. no_to_yes, yes_to_no: binary. net_wrong: correct to wrong less wrong to correct. up, down: tasks whose answer is a number.
     */
    of?: 'any' | 'no_to_yes' | 'yes_to_no' | 'correct_to_wrong' | 'wrong_to_correct' | 'net_wrong' | 'up' | 'down';
    /**
     * Share of all rows.
     */
    at_most: number;
    /**
     * Share against the anchor (tests.anchor): accepted changes must not add up to more. Twice `at_most` where absent.
     */
    cumulative?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  slices?: {
    by: SliceBy[];
    min_rows?: number;
    gates: {
      /**
       * Which changes count. no_to_yes, yes_to_no: binary. net_wrong: correct to wrong less wrong to correct. up, down: tasks whose answer is a number.
       */
      of?: 'any' | 'no_to_yes' | 'yes_to_no' | 'correct_to_wrong' | 'wrong_to_correct' | 'net_wrong' | 'up' | 'down';
      /**
       * Share of all rows.
       */
      at_most: number;
      /**
       * Share against the anchor (tests.anchor): accepted changes must not add up to more. Twice `at_most` where absent.
       */
      cumulative?: number;
      severity?: Severity;
      /**
       * Who answers for this rule; shown with its finding.
       */
      owner?: string;
      /**
       * Why the rule is there; shown with its finding.
       */
      because?: string;
    }[];
  };
}
/**
 * Predictions that must not change unless a reviewed file says so.
 */
export interface Golden {
  /**
   * JSON lines, one golden row each: {"key": {"id": 17}, "expect": 0.81}. `expect` is a number, a list of numbers, a class, {"value": …, "tolerance": …} or {"one_of": […]}.
   */
  file: string;
  /**
   * Where the candidate's answers come from: its predictions file, joined by key (run-model-tests), or the predictor, asked the rows' `features` (probe-model).
   */
  ask?: 'predictions' | 'predictor';
  /**
   * File with the candidate's answers to the golden rows; tests.predictions.candidate where absent.
   */
  predictions?: string;
  /**
   * Of rows that name none; 0 is exact.
   */
  tolerance?: number;
  /**
   * YAML: intended changes, each with its rows, the reason and who approves. A changed row that is not in it fails.
   */
  accepted?: string;
  severity?: Severity;
  /**
   * Who answers for this rule; shown with its finding.
   */
  owner?: string;
  /**
   * Why the rule is there; shown with its finding.
   */
  because?: string;
}
/**
 * What the model must do with changed inputs.
 */
export interface Behaviour {
  /**
   * Rows that are changed and asked, drawn by tests.seed from the features of the split.
   */
  rows?: number;
  /**
   * Share of changed rows that may break a rule which declares no limit of its own.
   */
  at_most?: number;
  /**
   * By how much an answer may move. Where absent: binary and multi-class answers may not change class; other tasks need it.
   */
  tolerance?: number;
  /**
   * Rows a predictor is sent at a time.
   */
  batch?: number;
  /**
   * The same rows twice, in another order and in another batch size.
   */
  determinism?: {
    /**
     * By how much two answers to one row may differ; 0 is bit by bit.
     */
    tolerance?: number;
    /**
     * The other batch size.
     */
    batch?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  };
  invariances?: {
    /**
     * As reports call the rule.
     */
    name?: string;
    /**
     * Changed together; other columns stay.
     */
    columns: string[];
    /**
     * What they become, each in turn (a list where there are several columns); else what they are in other rows.
     */
    values?: ((string | number | boolean | null) | (string | number | boolean | null)[])[];
    /**
     * One column: value → what it becomes; other rows are left out.
     */
    swap?: {
      [k: string]: string;
    };
    /**
     * Condition over the columns of the row: only such rows are changed.
     */
    where?: string;
    /**
     * By how much an answer may move. Where absent: binary and multi-class answers may not change class; other tasks need it.
     */
    tolerance?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  monotone?: {
    /**
     * As reports call the rule.
     */
    name?: string;
    column: string;
    /**
     * rising: the score never falls while the column rises.
     */
    direction?: 'rising' | 'falling';
    /**
     * multiclass, multilabel and quantile: which of the outputs is meant.
     */
    output?: string;
    /**
     * Values that the column is set to; quantiles of the drawn rows where absent.
     */
    grid?: number[];
    /**
     * Condition over the columns of the row: only such rows are changed.
     */
    where?: string;
    tolerance?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  directional?: {
    /**
     * As reports call the rule.
     */
    name?: string;
    /**
     * Column → what it becomes: a number, true, false or null as it is, a text as an SQL expression over the row, {value: text} as that text.
     */
    change: {
      [k: string]:
        | string
        | number
        | boolean
        | null
        | {
            value: string | number | boolean | null;
          };
    };
    /**
     * Condition over the columns of the row: only such rows are changed.
     */
    where?: string;
    /**
     * multiclass, multilabel and quantile: which of the outputs is meant.
     */
    output?: string;
    moves: 'up' | 'down';
    /**
     * By at least this.
     */
    by?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  metamorphic?: {
    /**
     * As reports call the rule.
     */
    name: string;
    /**
     * Column → what it becomes: a number, true, false or null as it is, a text as an SQL expression over the row, {value: text} as that text.
     */
    change: {
      [k: string]:
        | string
        | number
        | boolean
        | null
        | {
            value: string | number | boolean | null;
          };
    };
    /**
     * Condition over the columns of the row: only such rows are changed.
     */
    where?: string;
    /**
     * multiclass, multilabel and quantile: which of the outputs is meant.
     */
    output?: string;
    expect?:
      | 'same'
      | {
          /**
           * Condition over `before` and `after`, the answers to the row as it was and as changed.
           */
          sql: string;
        };
    /**
     * By how much an answer may move. Where absent: binary and multi-class answers may not change class; other tasks need it.
     */
    tolerance?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  perturbations?: {
    kind:
      | 'noise'
      | 'missing'
      | 'category_swap'
      | 'unseen_category'
      | 'unit'
      | 'out_of_range'
      | 'extreme'
      | 'typo'
      | 'case'
      | 'accents';
    /**
     * Each alone; every column that the kind fits where absent.
     */
    columns?: string[];
    /**
     * noise: its standard deviation, in interquartile ranges of the column.
     */
    iqr?: number;
    /**
     * unit: what values are multiplied by.
     */
    factor?: number;
    /**
     * typo: letters swapped, doubled, dropped or replaced.
     */
    edits?: number;
    /**
     * Whether a clean refusal of the row is as good as an answer that did not move.
     */
    refusal?: 'allowed' | 'breaks';
    /**
     * By how much an answer may move. Where absent: binary and multi-class answers may not change class; other tasks need it.
     */
    tolerance?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
  /**
   * A bounded search, coordinate by coordinate, for the smallest change that changes the answer.
   */
  adversarial?: {
    /**
     * What may be changed, and how far.
     */
    columns: {
      [k: string]: {
        /**
         * Up or down by at most this.
         */
        by?: number;
        /**
         * Anywhere between these.
         *
         * @minItems 2
         * @maxItems 2
         */
        between?: [number, number];
        /**
         * Any of these.
         */
        values?: (string | number | boolean | null)[];
      };
    };
    /**
     * Rows that are attacked.
     */
    rows?: number;
    /**
     * Questions to the model for each row.
     */
    budget?: number;
    /**
     * By how much an answer may move. Where absent: binary and multi-class answers may not change class; other tasks need it.
     */
    tolerance?: number;
    /**
     * Share of the changed rows that may break the rule; behaviour.at_most where absent. 0: no row that was tried may.
     */
    at_most?: number;
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  };
}
/**
 * What the model relies on.
 */
export interface Explanations {
  /**
   * Rows that are explained, drawn by tests.seed.
   */
  rows?: number;
  /**
   * Permutations of each column.
   */
  repeats?: number;
  /**
   * Columns whose importance is measured; every feature but the key where absent.
   */
  columns?: string[];
  /**
   * File that probe-model left (importance.jsonl in its output folder), for run-model-tests to join with labels.
   */
  importance?: string;
  /**
   * Rows on which candidate and champion differ most, each with what drives the difference.
   */
  largest_flips?: number;
  /**
   * Rows that a changed row is compared with (Shapley values).
   */
  background?: number;
  /**
   * Orders of columns tried for each background row.
   */
  permutations?: number;
  /**
   * multiclass, multilabel and quantile: which of the outputs is meant.
   */
  output?: string;
  gates?: {
    /**
     * Permuted together.
     */
    columns: string[];
    /**
     * Share of the sum of all columns.
     */
    at_most: number;
    /**
     * What moves when the columns are permuted: the answers (no labels needed) or the loss (needs explanations.importance).
     */
    of?: 'predictions' | 'loss';
    severity?: Severity;
    /**
     * Who answers for this rule; shown with its finding.
     */
    owner?: string;
    /**
     * Why the rule is there; shown with its finding.
     */
    because?: string;
  }[];
}
/**
 * The served model: latency, errors, memory, throughput, capacity, memory growth, failure modes. Measured by probe-model.
 */
export interface ServingTests {
  /**
   * A program and its arguments, started without a shell in `cwd`. It listens on the port in the environment variable PORT; {port} in an argument becomes that port too.
   */
  start?: string | string[];
  /**
   * A server that already runs, instead of `start`: https, or http on this machine. Cold start, memory, processor, limits, restart and capacity cannot be measured then.
   */
  url?: string;
  /**
   * Hosts besides this machine that may be put under load, by name. Without it only this machine is.
   */
  hosts?: string[];
  /**
   * Folder in which it starts; the delivery file's where absent.
   */
  cwd?: string;
  /**
   * Variables that the server gets besides the harmless usual ones. Never secrets: a delivery file is read by many.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * How the champion is served, to be compared in the same run. Without it the candidate is compared with itself alone.
   */
  champion?: {
    /**
     * A program and its arguments, started without a shell in `cwd`. It listens on the port in the environment variable PORT; {port} in an argument becomes that port too.
     */
    start?: string | string[];
    /**
     * A champion that already runs.
     */
    url?: string;
    /**
     * Folder in which it starts; the delivery file's where absent.
     */
    cwd?: string;
    /**
     * Variables that the server gets besides the harmless usual ones. Never secrets: a delivery file is read by many.
     */
    env?: {
      [k: string]: string;
    };
  };
  ready?: {
    /**
     * Asked until it answers with a status from 200 to 299.
     */
    path?: string;
    /**
     * Cold start: from the start of the process to the first such answer. A gate.
     */
    within?: string;
  };
  request?: {
    /**
     * json: one object for one row, a list of objects for several.
     */
    protocol?: 'json' | 'open-inference' | 'mlflow' | 'tf-serving';
    /**
     * Where rows are sent. As the protocol has it where absent: /predict, /v2/models/NAME/infer, /invocations, /v1/models/NAME:predict.
     */
    path?: string;
    /**
     * NAME in the paths of open-inference and tf-serving; release.name where absent.
     */
    model?: string;
    /**
     * json: a list of rows stands under this name, as {"rows": […]}.
     */
    wrap?: string;
    /**
     * Rows of each request.
     */
    rows?: number;
    /**
     * Columns that are sent; all but data.key and the label where absent.
     */
    columns?: string[];
    /**
     * Different requests, made of the first rows of the features-only file and sent in turn.
     */
    payloads?: number;
    /**
     * A request without an answer by then has failed.
     */
    timeout?: string;
  };
  load?: {
    arrivals?:
      | 'poisson'
      | {
          file: string;
          /**
           * Times of arrival, as timestamps or seconds.
           */
          column: string;
          /**
           * Replays the busiest hour this many times as fast; 1 where absent.
           */
          times?: number;
        };
    /**
     * Requests of each block that are counted, after its washout.
     */
    requests?: number;
    /**
     * Groups of four blocks, candidate and champion as A B B A or B A A B. The quartets are what intervals resample.
     */
    quartets?: number;
    /**
     * Requests at the start of each block that are sent and not counted.
     */
    washout?: number;
    /**
     * Requests to each server before the first block; their times are reported, not judged.
     */
    warm_up?: number;
    /**
     * Connections open at once at most; what waits for one counts from its intended time.
     */
    connections?: number;
  };
  /**
   * Requests a second at which latency, errors, memory and processor time are measured.
   */
  at_rps?: number;
  /**
   * Milliseconds from the intended time of sending to the last byte of the answer. Failed requests count as slower than any limit.
   */
  latency?: {
    p50_ms?: number;
    p90_ms?: number;
    p95_ms?: number;
    p99_ms?: number;
    /**
     * Needs at least 2,995 independent requests.
     */
    p99_9_ms?: number;
    /**
     * 0.1: no quantile in `compare` may be more than 10 % slower than the champion's.
     */
    no_slower_than_champion_by?: number;
    compare?: ('p50' | 'p90' | 'p95' | 'p99' | 'p99_9')[];
  };
  errors?: {
    /**
     * Share of requests without a good answer, under load without faults.
     */
    at_most?: number;
  };
  /**
   * How far the ratio of the candidate to itself may be off 1 before absolute latency limits are not decided.
   */
  steady?: number;
  /**
   * Peak memory of all processes of the server under load, in units of 2^20 bytes.
   */
  memory_mb?: number;
  /**
   * Mean processor time of all processes of the server under load, in cores.
   */
  cpu_cores?: number;
  /**
   * Applied to each server by control groups where this machine allows it, and said where not.
   */
  limits?: {
    /**
     * Cores.
     */
    cpu?: number;
    /**
     * Units of 2^20 bytes.
     */
    memory_mb?: number;
  };
  throughput?: {
    /**
     * Gate.
     */
    at_least_rps?: number;
    /**
     * The objective; latency.p99_ms where absent.
     */
    p99_ms?: number;
    /**
     * First step; at_least_rps, or at_rps of serving, where absent.
     */
    from_rps?: number;
    /**
     * Each step is this many times the one before.
     */
    factor?: number;
    /**
     * Steps up, and then steps between the last good and the first bad rate, at most.
     */
    steps?: number;
    /**
     * Requests of a step.
     */
    requests?: number;
  };
  capacity?: {
    /**
     * Requests a second at the busiest time, of all instances together.
     */
    peak_rps: number;
    /**
     * 0.3: 30 % more than the peak is planned for.
     */
    headroom?: number;
    /**
     * Instances that may be away at the peak.
     */
    down?: number;
    /**
     * Instances started at once to measure how they scale.
     */
    measured?: number;
    /**
     * Gate.
     */
    most_instances?: number;
    /**
     * Gate on the memory of all instances together.
     */
    most_memory_mb?: number;
    /**
     * Price of one instance for an hour, in any currency.
     */
    price?: number;
    /**
     * Gate, in the currency of `price`; a month has 730 hours.
     */
    most_cost_per_month?: number;
  };
  soak?: {
    /**
     * Memory is read after each; the first quarter is warm-up.
     */
    blocks?: number;
    /**
     * Requests of each block.
     */
    requests?: number;
    /**
     * at_rps of serving where absent.
     */
    at_rps?: number;
    /**
     * Growth of memory that is no leak yet.
     */
    growth_mb_per_1000_requests?: number;
  };
  /**
   * Requests that no client should send. Each must get a status from 400 to 499 and leave the server healthy.
   */
  edge_cases?:
    | true
    | {
        /**
         * Kinds that may also be answered with success, as a missing field that the model imputes.
         */
        accepts?: (
          | 'malformed'
          | 'truncated'
          | 'empty'
          | 'wrong-shape'
          | 'null-body'
          | 'huge'
          | 'deep'
          | 'wrong-type'
          | 'missing-field'
          | 'unknown-path'
        )[];
        leave_out?: (
          | 'malformed'
          | 'truncated'
          | 'empty'
          | 'wrong-shape'
          | 'null-body'
          | 'huge'
          | 'deep'
          | 'wrong-type'
          | 'missing-field'
          | 'unknown-path'
        )[];
        /**
         * Size of the huge request, in units of 2^20 bytes; 16 where absent.
         */
        huge_mb?: number;
        /**
         * Connections that send a request byte by byte and never end it, while others are served; 20 where absent.
         */
        slow_clients?: number;
        /**
         * Connections that end in the middle of a request or before its answer; 20 where absent.
         */
        dropped?: number;
      };
  restart?: {
    /**
     * From the start of the new process, after the old one was killed, to readiness.
     */
    within: string;
  };
  /**
   * What the server itself calls. A fault proxy of ours stands before each.
   */
  dependencies?: {
    name: string;
    /**
     * Variable in which the server finds the address of the dependency; it gets that of the fault proxy.
     */
    env: string;
    /**
     * Where the dependency really is: http or https, or tcp://host:port for other protocols (those know delay, error as a reset, and empty).
     */
    url: string;
    faults?: ('delay' | 'error' | 'empty' | 'stale')[];
    /**
     * How late the dependency answers under the fault `delay`.
     */
    delay?: string;
    fallback?: {
      /**
       * Status of the answer while the dependency fails.
       */
      status?: number;
      /**
       * Fields of the answer (a JSON object, or each object of a list) that tell the fallback, with their values. Without it any good answer is one.
       */
      fields?: {
        [k: string]: string | number | boolean | null;
      };
      /**
       * An answer must come within this time while the dependency fails.
       */
      within?: string;
    };
    errors?: {
      /**
       * Share of requests without the declared answer while the dependency fails.
       */
      at_most?: number;
    };
    /**
     * From the end of the fault until ordinary answers come again.
     */
    recover_within?: string;
    /**
     * Requests under each fault.
     */
    requests?: number;
  }[];
  /**
   * Time for all of this. What was not measured by then is inconclusive.
   */
  budget?: string;
}
/**
 * Names, types, shapes, classes and score range of inputs and outputs, against the champion's: a breaking change needs a major version, an addition a minor one.
 */
export interface Signature {
  /**
   * An ONNX file, an MLmodel file, a JSON file as the server's /v2/models/NAME answers, or that address. Where absent: the one ONNX or MLmodel file in release.model.
   */
  from?: string;
  /**
   * The same of what serves now, or the signature file that its model tests left. Where absent: what the champion's own statement recorded.
   */
  champion?: string;
  /**
   * release.version of what serves now, where no journal says it.
   */
  champion_version?: string;
  /**
   * What the model's own description cannot say, by input.
   */
  inputs?: {
    [k: string]: {
      /**
       * Has a default: who leaves it out still gets an answer.
       */
      optional?: boolean;
      /**
       * Categories that it takes.
       */
      values?: (string | number | boolean)[];
      range?: number[];
    };
  };
  /**
   * Classes and range of scores, where the model's own description does not have them, by output.
   */
  outputs?: {
    [k: string]: {
      /**
       * In the order of the numbers.
       */
      classes?: (string | number | boolean)[];
      /**
       * [least, most] that a number of this output can be.
       */
      range?: number[];
    };
  };
}
/**
 * What to start when the model fails: once for each release, and only by a run that may act.
 */
export interface Remediation {
  /**
   * Outcomes of the verdict that start it.
   */
  when?: ('fail' | 'inconclusive' | 'error')[];
  /**
   * File in .github/workflows with `on: workflow_dispatch`; its input `findings` gets the findings as JSON, `release` the release digest, `key` a name of this failure.
   */
  workflow: string;
  /**
   * Branch or tag whose workflow file is started; the default branch where absent.
   */
  ref?: string;
  /**
   * Further inputs of that workflow.
   */
  inputs?: {
    [k: string]: string;
  };
}
export interface Approval {
  roles?: {
    [k: string]: {
      /**
       * Environment whose required reviewers are the people of this role.
       */
      environment?: string;
      /**
       * Slots: as many people of this role must approve, one in each environment. Let the same team review all of them.
       */
      environments?: string[];
      /**
       * Account ids (`gh api users/LOGIN --jq .id`) of the people who may fill this role: they approve reviews of a promotion pull request, and answer concerns.
       */
      people?: number[];
      /**
       * With `source: pull-request`, how many of `people` must approve; 1 where absent.
       */
      count?: number;
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
   * How long after the start of its run an approval counts; `7 days` where absent.
   */
  expires?: string;
  /**
   * What to do where GitHub does not say whether administrators may bypass the environment.
   */
  admin_bypass?: 'refuse' | 'warn';
  /**
   * Role that must approve too where the delivery file has loosened a gate, the rules of approval, or the rules of risk.
   */
  policy_owner?: string;
  /**
   * What each class of risk asks for.
   */
  classes?: {
    low?: ApprovalClass;
    medium?: ApprovalClass;
    high?: ApprovalClass;
  };
  rationale?: Rationale;
  /**
   * OWNER/REPO/PATH@COMMIT: a policy of the organisation that this file may tighten and never loosen. Pinned by the whole commit id.
   */
  extends?: string;
  /**
   * Signed documents that must be there.
   */
  require?: RequiredDocument[];
  /**
   * Times in which nothing is promoted.
   */
  freeze?: Freeze[];
  /**
   * While this file is on the protected branch, from the root of the repository, nothing is promoted. Rollback never waits.
   */
  stop_file?: string;
  /**
   * Nothing is promoted while such an issue is open, unless it names another model by a label `model:NAME`.
   */
  incidents?: {
    /**
     * Label of issues that tell an incident; `model-incident` where absent.
     */
    label?: string;
  };
  error_budget?: ErrorBudget;
  /**
   * Models that must not be in the middle of a rollout.
   */
  neighbours?: (string | Neighbour)[];
  /**
   * Where approvals are given: reviews of the roles' environments, or of a promotion pull request where environments cannot have reviewers.
   */
  source?: 'environments' | 'pull-request';
  /**
   * Roles of which any one person stops a release with a concern that only this role can answer, also where the class of risk does not ask for the role.
   */
  veto?: string[];
  /**
   * An issue with the label that names the release digest or the code, or a comment on such an issue that begins with `concern` and names it, stops promotion until somebody of a role has answered. `false`: nobody is asked for concerns.
   */
  concerns?:
    | false
    | {
        /**
         * Label of such issues; `release-concern` where absent.
         */
        label?: string;
      };
  /**
   * Who may pass a hold, skip a step or break the glass.
   */
  override?: {
    /**
     * Environment in which `resume`, `skip` and break-glass are reviewed; `<release name>-override` where absent.
     */
    environment?: string;
  };
}
export interface ApprovalClass {
  /**
   * Roles that must approve; all of approval.roles where absent.
   */
  roles?: string[];
  /**
   * How long after the start of its run an approval of this class counts; approval.expires where absent.
   */
  expires?: string;
  rationale?: Rationale;
  /**
   * Stages that must have passed, enforced, whether or not the delivery file declares them otherwise.
   */
  evidence?: ('validate-data' | 'run-model-tests' | 'probe-model')[];
  /**
   * How long each step of the rollout lasts at the least before more users get the candidate, whatever its evidence says; with one step, the watch after it.
   */
  soak?: string;
  automatic?: Automatic;
}
/**
 * What the comment of a review must hold besides the code. It is kept word for word.
 */
export interface Rationale {
  /**
   * Least length of the rationale.
   */
  characters?: number;
  questions?: {
    /**
     * The answer stands on a line that begins with it: `harm: …`.
     */
    id: string;
    /**
     * The question.
     */
    ask: string;
  }[];
}
/**
 * Conditions under which a rule approves in place of people. One that is not met, or not known, asks people. Recorded as such.
 */
export interface Automatic {
  /**
   * Nothing else may have changed.
   */
  changes: Change[];
  /**
   * What every stage must say: `pass` (default), or `warn` too.
   */
  outcomes?: 'pass' | 'warn';
  /**
   * Deliveries that a rule may approve …
   */
  at_most: number;
  /**
   * … in this time, by the journal of the model.
   */
  within: string;
}
/**
 * A signed document that must lie beside the delivery file, as a risk assessment.
 */
export interface RequiredDocument {
  /**
   * What it is called in refusals and statements.
   */
  name: string;
  /**
   * The document.
   */
  file?: string;
  /**
   * Its signature: a DSSE envelope over its digest, or a Sigstore bundle.
   */
  signature?: string;
  /**
   * Who answers for it: shown, and recorded.
   */
  owner: string;
  /**
   * PEM (SPKI) of the owner's key, Ed25519 or P-256, read from the protected branch.
   */
  public_key?: string;
  /**
   * Digest of the owner's key (SPKI, DER), where only that is known here.
   */
  keyid?: string;
  /**
   * Last day (UTC) on which the document counts.
   */
  expires?: string;
  /**
   * The document may expire at most this long after the delivery: nobody signs for ever.
   */
  within?: string;
  /**
   * Classes of risk that need it; all where absent.
   */
  classes?: RiskClass[];
}
/**
 * A time in which nothing is promoted. Rollback never waits.
 */
export interface Freeze {
  /**
   * `2026-12-20T00:00Z`, or `Fri 16:00` for every week.
   */
  from: string;
  /**
   * `2027-01-04T00:00Z`, or `Mon 08:00` for every week. Not part of the window.
   */
  to: string;
  /**
   * Every week: the time zone, as `Europe/Berlin`; UTC where absent.
   */
  zone?: string;
  /**
   * Why; shown with the refusal.
   */
  because?: string;
}
/**
 * How much harm releases of this model may have done lately, by its journal. Spent: nothing more is promoted until time has passed.
 */
export interface ErrorBudget {
  /**
   * How far back is counted.
   */
  within: string;
  /**
   * Releases that were taken back: this many spend the budget.
   */
  rollbacks?: number;
  /**
   * Requests that users sent to releases that were then taken back: this many spend the budget.
   */
  requests?: number;
}
export interface Neighbour {
  /**
   * release.name of the other model.
   */
  name: string;
  /**
   * Git remote of its journal; that of rollout.journal, or `origin`, where absent.
   */
  remote?: string;
  /**
   * Ref of its journal; refs/sluice/NAME where absent.
   */
  ref?: string;
  /**
   * Its journal, where that is a file.
   */
  file?: string;
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
   * Evidence older than this is stale; `14 days` where absent.
   */
  max_age?: string;
  /**
   * How long evidence must stay where it is kept. The artifacts' own dates are held against it, and a warning comes before they lapse.
   */
  retention?: string;
  /**
   * Where the ledger is kept besides the artifacts of its run, each read back and compared after writing.
   */
  stores?: {
    /**
     * Assets of a GitHub release whose tag names the release digest. Needs `contents: write`.
     */
    release?: true;
    /**
     * A branch of this repository that holds evidence only; written by compare-and-set. Needs `contents: write`.
     */
    branch?: string;
    /**
     * A folder in the layout of an OCI image: blobs by digest and an index.
     */
    folder?: string;
  }[];
  /**
   * Also hand the seal of what was promoted to GitHub's attestations. Needs `signing: keyless`, and `attestations: write` in the jobs that promote; where GitHub has none for this repository, that is a warning.
   */
  attest?: boolean;
  /**
   * The scan for secrets over the release and everything uploaded.
   */
  secrets?: {
    /**
     * Findings that a person looked at and that are no secrets.
     */
    allow?: {
      /**
       * The file as the refusal names it.
       */
      file: string;
      /**
       * The rule as the refusal names it.
       */
      rule: string;
      /**
       * Why it is no secret.
       */
      because: string;
      /**
       * From this day on the finding stops uploads again.
       */
      expires: string;
    }[];
  };
  /**
   * Origins (scheme, host and port) that may be asked over plain http although they are not on this machine. Each lands in the statements; anything else over http is refused.
   */
  insecure?: string[];
}
export interface Rollout {
  /**
   * How the candidate comes to its users; see docs/rollout.md.
   */
  strategy: 'replace' | 'batch' | 'canary' | 'blue-green' | 'shadow' | 'cohort' | 'ab';
  kubernetes?: Cluster;
  /**
   * Strategies `replace` and `batch`: one program, called with place, smoke, shadow (batch alone), point, loaded or retire as its last argument.
   */
  command?: string | string[];
  fleet?: Fleet;
  golden?: {
    /**
     * Rows whose scores were approved: features plus the score column (CSV, JSON lines or Parquet).
     */
    rows: string;
    score?: string;
    tolerance?: number;
  };
  traffic?: Traffic;
  /**
   * Shares of the candidate in per cent, rising to 100. 1, 5, 25, 50, 100 for a canary and a cohort where absent; 50 and 100 for an A/B test.
   */
  steps?: (number | Step)[];
  /**
   * Share of users, in per cent, that stays with the champion until the watch closes: the last step is 100 less this until then.
   */
  hold_back?: number;
  /**
   * After each raise: what comes so early is read and recorded, and not judged.
   */
  warm_up?: string;
  /**
   * Strategy `shadow`: the router sends the candidate a copy of the requests, and nobody gets its answers.
   */
  shadow?: {
    /**
     * How long.
     */
    for?: string;
    /**
     * `report` ends with the verdict and leaves the champion where it is; `promote` goes on with `steps`, which is 100 where absent.
     */
    then?: 'report' | 'promote';
  };
  /**
   * Strategy `blue-green`: all users at once, and the champion kept beside.
   */
  blue_green?: {
    /**
     * How long the champion is read before the switch: what the candidate is held against after it.
     */
    before?: string;
    /**
     * How long the candidate is watched after the switch.
     */
    bake?: string;
    /**
     * How long after the bake the old champion stays loaded: the way back is one change of the router. Until then no other delivery begins.
     */
    keep_warm?: string;
  };
  /**
   * Strategy `cohort`: whole users, by a hash of `key` or by an attribute. Nobody moves back while the share grows.
   */
  cohort?: {
    /**
     * What the router hashes: a header or cookie, as its driver names it.
     */
    key?: string;
    /**
     * A header or cookie whose value decides, as the router's driver names it.
     */
    attribute?: string;
    /**
     * With `attribute`: who comes first, and so on.
     *
     * Items: One value of the attribute.
     */
    values?: {
      /**
       * Users with this value.
       */
      value: string;
      /**
       * Which part of all users they are, in per cent, as you know it.
       */
      share: number;
    }[];
  };
  /**
   * Strategy `ab`: both serve side by side until a declared end, and then the declared answer is taken. Harm takes the candidate back before.
   */
  ab?: {
    /**
     * As `2026-12-24T00:00Z`.
     */
    ends: string;
    /**
     * `candidate` only where every guardrail has ruled out its margin by then; else a person is asked.
     */
    then?: 'champion' | 'candidate' | 'ask';
  };
  /**
   * Strategy `batch`: the candidate scores the last batches beside the champion, nobody gets its answers, and then the pointer is swapped.
   */
  batch?: {
    /**
     * How many batches, from the latest backwards.
     */
    shadow_last?: number;
    /**
     * Largest part of the rows of a batch that both may score differently, by the program's own count. Nothing is compared where absent.
     */
    differ_at_most?: number;
  };
  /**
   * No step begins unless what is ready of the candidate carries its share of the load, and of the champion all of it.
   */
  capacity?: {
    /**
     * Where each slot says what is ready.
     */
    ready: {
      /**
       * URL with {slot}; answers {"ready": 3, "rps_each": 50}: how many servers are ready, and the requests a second that each of them carries.
       */
      http?: string;
      /**
       * A program and its arguments, started without a shell, with SLUICE_SLOT; prints the same.
       */
      command?: string | string[];
      /**
       * Asks the fleet itself how many servers are ready (Deployments, KServe, Rollouts).
       */
      fleet?: {
        /**
         * Requests a second that each ready server carries.
         */
        rps_each: number;
      };
    };
    /**
     * Requests a second of all users, at the least.
     */
    load_rps: number;
    /**
     * A guardrail whose counts tell the load; the higher of both counts.
     */
    from?: string;
    /**
     * How many times the load there must be room for.
     */
    headroom?: number;
  };
  signals?: Signals;
  guardrails?: Guardrail[];
  /**
   * Guardrails that need no selector of yours: they read the published prediction log, or the HTTP server metrics of OpenTelemetry in Prometheus.
   */
  presets?: ('errors' | 'latency')[];
  /**
   * How much worse the presets forgive, and how much they must rule out.
   */
  sensitivity?: 'careful' | 'normal' | 'relaxed';
  /**
   * Whether this delivery takes the place of one under way: of none, of one whose candidate has no users yet, or of any, which is drained first. Never of one that a person holds.
   */
  supersede?: 'never' | 'before-users' | 'always';
  /**
   * Whether the router assigns each request to an arm by itself, or each user once for all; then each user counts once.
   */
  assignment?: 'request' | 'user';
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
   * Taken when the time budget ends without evidence. `hold`: it stays where it is until a person decides; `ask`: for `answer_within`, and then it is taken back.
   */
  at_end?: 'hold' | 'rollback' | 'ask';
  /**
   * With `at_end: ask`: how long a person has to answer.
   */
  answer_within?: string;
  /**
   * After the last step, how long the guardrails are watched before the delivery closes.
   */
  watch?: string;
  false_rollback?: number;
  false_promotion?: number;
  journal?: Journal;
  /**
   * Environment variables that the rollout's programs get, besides PATH, HOME and the like.
   */
  pass_env?: string[];
  /**
   * Folder for the local journal and the kept releases.
   */
  state?: string;
  registry?: Registry;
  /**
   * Who stands beside the router with `sluice watch` and drains the candidate when ticks stop. `risk: high` needs one.
   */
  watcher?: {
    /**
     * What keeps it running. `kubernetes`: it shows that it lives in a Lease of the cluster of `cluster` or `rollout.kubernetes`, and a delivery of `risk: high` gets no more users while that Lease is stale or missing.
     */
    by: 'systemd' | 'process' | 'cron' | 'kubernetes';
    /**
     * Where, in words for people: a host, a cluster.
     */
    at?: string;
    /**
     * With `by: kubernetes`: its Leases are `sluice-NAME` and `sluice-NAME.watch`. Default: as `journal.kubernetes.name`, or the name of the model.
     */
    name?: string;
    cluster?: Cluster3;
  };
  /**
   * Label of the self-hosted runner on which the jobs of the rollout run, where a hosted runner cannot reach the router.
   */
  runs_on?: string;
  /**
   * Small accepted losses add up. What every delivery since the anchor has ruled out is multiplied, and the last step before all users waits until the product is below this.
   */
  anchor?: {
    /**
     * How many times the anchor's rate is never accepted, over all deliveries since.
     */
    margin_ratio: number;
    /**
     * The release that people pinned. Default: the oldest that the journal knows, adopted or promoted.
     */
    release?: string;
  };
  /**
   * Who asks, for routers, slots, signals and registries that want to know it: by origin, from the job's environment or by the workflow's own identity.
   */
  credentials?: Credential[];
}
/**
 * The cluster of every driver that is of Kubernetes and names none of its own.
 */
export interface Cluster {
  /**
   * The cluster that this runs in, as the service account of its pod.
   */
  in_cluster?: true;
  /**
   * A context of the kubeconfig. Never its `current-context`: that is whatever somebody used last.
   */
  context?: string;
  /**
   * The kubeconfig with that context. Default: the files of KUBECONFIG, else `~/.kube/config`.
   */
  kubeconfig?: string;
  /**
   * Programs of the kubeconfig that may be started to prove who asks, as it names them: `[gke-gcloud-auth-plugin]`. Any other is refused.
   */
  exec?: string[];
  /**
   * Address of an API server, without a kubeconfig. With `namespace`, and one of `token_env` and `oidc`.
   */
  server?: string;
  /**
   * File with the certificates (PEM) that the server’s own comes from. Default: those that Node brings.
   */
  ca?: string;
  /**
   * The name that the server’s certificate has, where it is another than in the address.
   */
  tls_server_name?: string;
  /**
   * Environment variable that holds a token for `server`.
   */
  token_env?: string;
  /**
   * Audience for which the workflow asks its own identity token (OpenID Connect), sent to `server`, which must accept its issuer. The job needs `id-token: write`.
   */
  oidc?: string;
  /**
   * Proxy on the way to the API server. Default: `proxy-url` of the kubeconfig, else HTTPS_PROXY and NO_PROXY. One with a password stands in those.
   */
  proxy?: string;
  /**
   * Default: that of the pod or of the context, else `default`.
   */
  namespace?: string;
}
/**
 * Where releases are put, asked what they are, and taken away: two slots, by your own programs and endpoints, or by an HTTP model repository.
 */
export interface Fleet {
  /**
   * Names of the two slots: one serves, the next release is put on the other. They change roles with every delivery.
   */
  slots?: string[];
  /**
   * Puts the release of SLUICE_RELEASE on the slot SLUICE_SLOT. With `repository`, makes its bytes available there; the load comes after it.
   */
  place?: {
    /**
     * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    command: string | string[];
  };
  /**
   * What the slot says it has loaded, asked after placing. With `repository` the server itself is asked.
   */
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
  /**
   * Frees the slot SLUICE_SLOT. With `repository`, called after the model was unloaded.
   */
  retire?: {
    /**
     * A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    command: string | string[];
  };
  /**
   * Asks the slot for scores of golden rows. With `repository` the rows go to the infer endpoint.
   */
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
  /**
   * A server with the Open Inference protocol and its model repository extension (Triton, MLServer): models are loaded, unloaded, described and asked by HTTP.
   */
  repository?: {
    /**
     * Base URL of the server. `{slot}` stands for the slot, where each slot has a server of its own.
     */
    url: string;
    /**
     * Name of the model at the server. `{slot}` stands for the slot, where one server holds both.
     */
    model: string;
    /**
     * Folder that this machine shares with the server, with `{slot}` where the slots have folders of their own: the release is copied there before it is loaded, beside a file `sluice-release.json` that names its digest.
     */
    folder?: string;
    /**
     * Where each part of the release comes to lie below `folder`; `.` is the folder itself. Parts without a place are not copied. Default: the model at `.`.
     */
    files?: {
      /**
       * Path of the part `model` below `folder`.
       */
      model?: string;
      /**
       * Path of the part `code` below `folder`.
       */
      code?: string;
      /**
       * Path of the part `features` below `folder`.
       */
      features?: string;
      /**
       * Path of the part `config` below `folder`.
       */
      config?: string;
      /**
       * Path of the part `environment` below `folder`.
       */
      environment?: string;
    };
    infer?: Infer;
    /**
     * How long a model may take to load, and to unload.
     */
    within?: string;
  };
  /**
   * Where the server says which release it serves, asked at every tick: another one than was placed is harm (`digest-mismatch`).
   */
  digest?: {
    /**
     * Key in the answer of `GET /v2/models/MODEL`, for example `parameters.release`. Needs `repository`.
     */
    metadata?: string;
    /**
     * URL with {slot}; answers {"digest": "sha256:…"}, unless `header` says where it stands.
     */
    http?: string;
    /**
     * Header that holds the digest: of the answer of `http`, else of the metadata of `repository`.
     */
    header?: string;
  };
  deployments?: Deployments;
  argo?: ArgoFleet;
  kserve?: KserveFleet;
}
/**
 * How golden rows become tensors. Without it each input of the metadata takes the column of its name, and the first output is the score.
 */
export interface Infer {
  /**
   * The one input that takes all columns, for models with a single tensor.
   */
  matrix?: string;
  /**
   * Columns of `matrix`, in order. Default: all columns of the golden rows but the score, in their order.
   */
  columns?: string[];
  /**
   * Output that holds the score. Default: the first one.
   */
  output?: string;
  /**
   * Which number of each row of that output is the score.
   */
  index?: number;
  /**
   * Most rows in one request.
   */
  batch?: number;
}
/**
 * Each slot is a Deployment of Kubernetes. Placing changes its pod template, and waits until all its pods are of this release and ready. docs/kubernetes.md#deployments
 */
export interface Deployments {
  /**
   * Slot → its Deployment.
   */
  names: {
    /**
     * Name of the Deployment.
     */
    [k: string]: string;
  };
  /**
   * The container that is changed. Default: every one that has the variable or the mount; for `image` the only container.
   */
  container?: string;
  image?: PodImage;
  env?: PodEnv;
  mount?: PodMount;
  annotations?: PodAnnotations;
  /**
   * Pods that an empty slot gets before users come. Default: as many as the other slot has then. Not beside `traffic.replicas`, which owns the numbers.
   */
  replicas?: number;
  /**
   * `zero`: a slot that nobody needs is scaled to no pods. `keep`: it stays as it is.
   */
  retire?: 'zero' | 'keep';
  /**
   * How long the pods of a slot may take to be ready, and to be gone.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * Variables that the pod template has already, and their values: `{digest}`, `{hex}` (without `sha256:`) and `{slot}` are filled in.
 */
export interface PodEnv {
  [k: string]: string;
}
/**
 * A volume that the pod template has already.
 */
export interface PodMount {
  /**
   * Its name.
   */
  volume: string;
  /**
   * Folder in the volume that is mounted (`subPath`); `{digest}`, `{hex}` (without `sha256:`) and `{slot}` are filled in.
   */
  sub_path?: string;
  /**
   * The claim that the volume is (`persistentVolumeClaim.claimName`); `{digest}`, `{hex}` (without `sha256:`) and `{slot}` are filled in.
   */
  claim?: string;
  image?: PodImage;
}
/**
 * Annotations of the pods, for what reads them (a volume driver, the downward API): `{digest}`, `{hex}` (without `sha256:`) and `{slot}` are filled in.
 */
export interface PodAnnotations {
  [k: string]: string;
}
/**
 * A namespace of a Kubernetes cluster, and who asks there. One of `in_cluster`, `context` and `server`; docs/kubernetes.md has an example of each.
 */
export interface Cluster1 {
  /**
   * The cluster that this runs in, as the service account of its pod.
   */
  in_cluster?: true;
  /**
   * A context of the kubeconfig. Never its `current-context`: that is whatever somebody used last.
   */
  context?: string;
  /**
   * The kubeconfig with that context. Default: the files of KUBECONFIG, else `~/.kube/config`.
   */
  kubeconfig?: string;
  /**
   * Programs of the kubeconfig that may be started to prove who asks, as it names them: `[gke-gcloud-auth-plugin]`. Any other is refused.
   */
  exec?: string[];
  /**
   * Address of an API server, without a kubeconfig. With `namespace`, and one of `token_env` and `oidc`.
   */
  server?: string;
  /**
   * File with the certificates (PEM) that the server’s own comes from. Default: those that Node brings.
   */
  ca?: string;
  /**
   * The name that the server’s certificate has, where it is another than in the address.
   */
  tls_server_name?: string;
  /**
   * Environment variable that holds a token for `server`.
   */
  token_env?: string;
  /**
   * Audience for which the workflow asks its own identity token (OpenID Connect), sent to `server`, which must accept its issuer. The job needs `id-token: write`.
   */
  oidc?: string;
  /**
   * Proxy on the way to the API server. Default: `proxy-url` of the kubeconfig, else HTTPS_PROXY and NO_PROXY. One with a password stands in those.
   */
  proxy?: string;
  /**
   * Default: that of the pod or of the context, else `default`.
   */
  namespace?: string;
}
/**
 * The slots are the stable and the canary pods of one Rollout of Argo Rollouts. Placing changes its pod template, and waits at 0 % until the canary's pods are ready. docs/kubernetes.md#argo-rollouts
 */
export interface ArgoFleet {
  /**
   * Name of the Rollout.
   */
  rollout: string;
  /**
   * The container that is changed. Default: every one that has the variable or the mount; for `image` the only container.
   */
  container?: string;
  image?: PodImage;
  env?: PodEnv;
  mount?: PodMount;
  annotations?: PodAnnotations;
  /**
   * Pods of the candidate from the beginning, in per cent of the Rollout's `replicas`: they must do for the largest share before 100 %.
   */
  scale?: number;
  /**
   * What becomes of `steps` that the Rollout has of its own: they are two plans for one candidate. `replace`: Sluice's stand in their place, for good.
   */
  steps?: 'refuse' | 'replace';
  /**
   * How long pods and controller may take.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * Each slot is a model of one InferenceService of KServe. Placing writes the address of the release and its marks on a predictor, gives it no users, and waits until KServe says that it is ready. docs/kubernetes.md#kserve
 */
export interface KserveFleet {
  /**
   * Name of the InferenceService. Both slots are in it: their models are told apart by the annotation `sluice/slot` of their predictors.
   */
  inference_service: string;
  /**
   * Address of a release in the store that KServe loads from, as it stands in `storageUri`. It holds `{hex}` (the digest without `sha256:`) or `{digest}`, so that an address never has other bytes. `fleet.place` can bring them there first: it gets the address as SLUICE_STORAGE.
   */
  storage: string;
  /**
   * Name of the model at the server, for golden rows. Default: that of the InferenceService, as KServe names it.
   */
  model?: string;
  infer?: Infer;
  /**
   * In the mode Standard: replicas of the candidate from the beginning. Default: as many as its share of the predictor's `minReplicas`, and one at 0 %.
   */
  replicas?: number;
  /**
   * `restore`: a candidate that was taken back leaves the InferenceService, which then declares what serves. `keep`: it stays there at 0 %.
   */
  retire?: 'restore' | 'keep';
  /**
   * How long a model may take to be ready.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * The router that gives each slot its share of the users. docs/drivers.md says what each kind can and cannot do.
 */
export interface Traffic {
  /**
   * A router of your own that answers GET and takes PUT of `{"weights": {name: per cent}}`.
   */
  http?: {
    /**
     * Asked by GET and told by PUT.
     */
    url: string;
    /**
     * Slot → the router's own name for it. Without it the router knows the arms `champion` and `candidate`.
     */
    servers?: {
      /**
       * The router's own name for the slot.
       */
      [k: string]: string;
    };
  };
  /**
   * Two programs of your own.
   */
  command?: {
    /**
     * Prints `{"weights": {slot: per cent}}`. A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    read: string | string[];
    /**
     * Gets `{"weights": {slot: per cent}}` on standard input. A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    write: string | string[];
  };
  /**
   * HAProxy 2.4 or later through its runtime API, without a reload.
   */
  haproxy?: {
    /**
     * Path of its `stats socket`, which has `level admin`.
     */
    socket?: string;
    /**
     * host:port of its `stats socket` instead: on this machine, or a tunnel that ends on it.
     */
    address?: string;
    /**
     * The backend whose servers are the slots.
     */
    backend?: string;
    /**
     * Slot → its server or servers. Other servers are left alone.
     */
    servers?: {
      /**
       * A server of the backend, or several that weigh the same.
       */
      [k: string]: string | string[];
    };
    /**
     * With `map`, instead of `backend` and `servers`: slot → a whole backend.
     */
    backends?: {
      /**
       * A backend.
       */
      [k: string]: string;
    };
    /**
     * Written after each change; HAProxy loads it at a reload (`load-server-state-from-file`), or forgets the weights.
     */
    state_file?: string;
    /**
     * Shares by user: the number that HAProxy's configuration cuts a hash of the user at, in a map file (docs/drivers.md has the configuration).
     */
    map?: {
      /**
       * The map file, by the very path that HAProxy's configuration has.
       */
      file: string;
      /**
       * Where that file lies for Sluice, if elsewhere.
       */
      path?: string;
      /**
       * The entry. Default: the name of the backend, or both backends with a `/`.
       */
      key?: string;
      /**
       * The map file, by the very path that HAProxy's configuration has, that gives each value of `cohort.attribute` its place. Sluice checks it and does not write it.
       */
      cohorts?: string;
    };
    /**
     * What a slot at 0 % becomes: `finish` gets no new requests; `maintenance` none from users bound by a cookie or stick table either; `cut` ends running connections too. The last two let Sluice set the servers' state.
     */
    drain?: 'finish' | 'maintenance' | 'cut';
  };
  /**
   * nginx with `split_clients`: a hash of the user's key decides. Each change is a file, `nginx -t`, and a reload that is verified.
   */
  nginx?: {
    /**
     * The file, in nginx's `http` context, with the lines `# sluice begin NAME` and `# sluice end NAME`. What lies between belongs to Sluice, nothing else is touched.
     */
    config: string;
    /**
     * NAME of the marks, and of the variables that the configuration uses: `$NAME`, `$NAME_mirror`, `$NAME_state`.
     */
    name?: string;
    /**
     * Slot → its upstream.
     */
    upstreams: {
      /**
       * An `upstream` of nginx.
       */
      [k: string]: string;
    };
    /**
     * What is hashed: a text with variables of nginx, such as `$http_x_user_id`. `cohort` names its own.
     */
    key: string;
    /**
     * Address on this machine that answers `$NAME_state`; what really runs is asked there.
     */
    status: string;
    /**
     * Whether the configuration mirrors requests to `$NAME_mirror`; needed by strategy `shadow`.
     */
    mirror?: boolean;
    /**
     * Tests the configuration before a reload. Default: `nginx -t`. A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    test?: string | string[];
    /**
     * Reloads nginx. Default: `nginx -s reload`. A program and its arguments, started without a shell. One text is split at its spaces; use a list where an argument has one.
     */
    reload?: string | string[];
  };
  gateway?: Gateway;
  replicas?: Replicas;
  istio?: Istio;
  argo?: ArgoTraffic;
  kserve?: KserveTraffic;
}
/**
 * An HTTPRoute of Gateway API: weights of two backends of one rule, a mirror, and groups of users by a header. docs/kubernetes.md#gateway-api
 */
export interface Gateway {
  /**
   * Name of the HTTPRoute.
   */
  route: string;
  /**
   * The rule whose weights are set. Default: the only one that names both backends.
   */
  rule?: string | number;
  /**
   * Slot → backend. Both stand in the rule already, the one that serves nobody with `weight: 0`. Other backends of the rule keep their weights.
   */
  backends: {
    /**
     * Where the slot’s users go.
     */
    [k: string]:
      | string
      | {
          /**
           * Its name.
           */
          name: string;
          /**
           * Where the rule has the same name with several ports.
           */
          port?: number;
          /**
           * Default: that of the route.
           */
          namespace?: string;
          /**
           * Its kind; by default a Service.
           */
          kind?: string;
          /**
           * The group of its kind; by default that of a Service, the empty one.
           */
          group?: string;
        };
  };
  /**
   * Whether the implementation mirrors requests (the feature HTTPRouteRequestMirror); needed by strategy `shadow`. Which part of them is copied.
   */
  mirror?:
    | boolean
    | {
        /**
         * In per cent.
         */
        percent?: number;
        /**
         * Or finer.
         */
        fraction?: {
          /**
           * So many…
           */
          numerator: number;
          /**
           * …of so many requests; by default of 100.
           */
          denominator?: number;
        };
      };
  /**
   * Users by buckets that your own edge has put them in: a header or a cookie with a number from 0 up to `count`, the same for all requests of a user. Gateway API itself hashes nothing.
   */
  buckets?: {
    /**
     * The header with the number. Your edge must overwrite what clients send.
     */
    header?: string;
    /**
     * Or the cookie with it; needs `regular_expressions`.
     */
    cookie?: string;
    /**
     * How many buckets there are. Above 50 it needs `regular_expressions`.
     */
    count: 10 | 20 | 25 | 50 | 100 | 200 | 500 | 1000 | 10000;
  };
  /**
   * The implementation supports `type: RegularExpression` for headers. Needed for cookies, and for many buckets.
   */
  regular_expressions?: boolean;
  /**
   * The `controllerName` whose status counts. Default: every one that speaks for a parent of the route.
   */
  controller?: string;
  /**
   * How long the controller may take to say that it has taken a change.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * No router: one Service of Kubernetes over the pods of two Deployments, and shares by the number of pods. Coarse: the smallest step is 100 / total.
 */
export interface Replicas {
  /**
   * The Service that users come to. Its selector must fit the pods of both Deployments.
   */
  service: string;
  /**
   * Slot → its Deployment.
   */
  deployments: {
    /**
     * Name of the Deployment.
     */
    [k: string]: string;
  };
  /**
   * Pods of both slots together, whatever the shares are.
   */
  total?: number;
  /**
   * How long the endpoints of the Service may take to be as told.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * A VirtualService of Istio: weights of one http route, its mirror, and groups of users by a header or cookie. docs/kubernetes.md#istio
 */
export interface Istio {
  /**
   * Name of the VirtualService.
   */
  virtual_service: string;
  /**
   * The http route whose weights are set. Default: the only one that names the destinations.
   */
  route?: string | number;
  /**
   * Slot → destination. Other destinations of the route keep their weights.
   */
  destinations: {
    /**
     * Where the slot's users go.
     */
    [k: string]:
      | string
      | {
          /**
           * As the route has it: a Service, or its full name.
           */
          host: string;
          /**
           * A subset of its DestinationRule.
           */
          subset?: string;
          /**
           * Where the route names ports.
           */
          port?: number;
        };
  };
  /**
   * istiod was told to write status (PILOT_ENABLE_STATUS): a change counts once it says that all proxies have it.
   */
  status?: boolean;
  /**
   * With `status`: how long istiod may take.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * A Rollout of Argo Rollouts with the canary strategy: its stable and its canary pods are the two slots. Placing is `fleet.argo`. docs/kubernetes.md#argo-rollouts
 */
export interface ArgoTraffic {
  /**
   * Name of the Rollout.
   */
  rollout: string;
  /**
   * Where the Rollout has no `trafficRouting`: its number of pods. Shares are then by pods, and the smallest step is 100 / replicas.
   */
  replicas?: number;
  /**
   * How long the controller may take to do as told.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * Shares within one InferenceService of KServe, in the mode that it runs in: Knative (`canaryTrafficPercent`), or Standard (`spec.canary[]`). docs/kubernetes.md#kserve
 */
export interface KserveTraffic {
  /**
   * Name of the InferenceService. Both slots are in it: their models are told apart by the annotation `sluice/slot` of their predictors.
   */
  inference_service: string;
  /**
   * How long KServe and what routes for it may take to do as they are told.
   */
  within?: string;
  cluster?: Cluster1;
}
/**
 * A step that asks for more than evidence.
 */
export interface Step {
  /**
   * The candidate's share of the users, in per cent.
   */
  weight: number;
  /**
   * How long this step lasts at the least, whatever its evidence says.
   */
  soak?: string;
  /**
   * What each guardrail must have counted in this step before it may end.
   */
  evidence?: {
    /**
     * Events of both arms.
     */
    events?: number;
    /**
     * Requests of the candidate.
     */
    requests?: number;
  };
  /**
   * When this step may begin; it does not end with them.
   */
  hours?: {
    /**
     * First minute, as `08:00`.
     */
    from: string;
    /**
     * Not part of the window. Earlier than `from`: it goes over midnight, and belongs to the day on which it began.
     */
    to: string;
    /**
     * The time zone, as `Europe/Zurich`; UTC where absent.
     */
    zone?: string;
    /**
     * Days of the week; every day where absent.
     */
    days?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  };
  /**
   * An environment of GitHub: this step begins only when one of its reviewers lets it.
   */
  gate?: string;
  /**
   * Names of the guardrails that this step waits for; all where absent. Any of them can take the candidate back at any step.
   */
  guardrails?: string[];
}
/**
 * Where guardrails are read. Each guardrail says by its own keys which of them it means.
 */
export interface Signals {
  /**
   * A prediction log.
   */
  log?: {
    /**
     * File, pattern or address of the prediction log (JSON lines, CSV, Parquet).
     */
    files?: string;
    /**
     * The log as a table: catalog.schema.table (`data.trino` says where the server is).
     */
    trino?: string;
    /**
     * What the log calls the columns of the published log schema, where it calls them otherwise.
     */
    columns?: {
      answered_at?: string;
      slot?: string;
      id?: string;
      key?: string;
      release?: string;
      features?: string;
      score?: string;
      class?: string;
      latency_ms?: string;
      status?: string;
      shadow?: string;
      label?: string;
    };
    /**
     * Rows are counted when they are so old: as long as the log takes to be written.
     */
    settle?: string;
    /**
     * Rows dated further ahead of this clock are an outage.
     */
    skew?: string;
    /**
     * Users who were in the log before the delivery: `count` where the router assigns them anew (by hash of the user), `leave_out` where it remembers who was where (by cookie).
     */
    returning?: 'count' | 'leave_out';
  };
  /**
   * Labels that come later, by the `id` of the logged prediction.
   */
  labels?: {
    /**
     * File, pattern or address of the labels.
     */
    files?: string;
    /**
     * The labels as a table: catalog.schema.table.
     */
    trino?: string;
    /**
     * What the labels call their columns.
     */
    columns?: {
      id?: string;
      label?: string;
      labelled_at?: string;
    };
  };
  prometheus?: {
    url: string;
    /**
     * The label that names the slot.
     */
    slot_label?: string;
    /**
     * Environment variable with a bearer token.
     */
    token_env?: string;
  };
  http?: {
    /**
     * Answers each measure by slot as JSON.
     */
    url: string;
    method?: 'GET' | 'POST';
    /**
     * Environment variable with a bearer token.
     */
    token_env?: string;
  };
  /**
   * Restarts, memory and processor of each slot's pods, as gauges (`gauge: {kubernetes: restarts}`), from the API server and metrics.k8s.io.
   */
  kubernetes?: {
    /**
     * Slot → the Deployment whose pods count. Default: those of `rollout.fleet` or `rollout.traffic`; where there are none, the pods with the label `sluice/slot`.
     */
    deployments?: {
      /**
       * Name of the Deployment.
       */
      [k: string]: string;
    };
    /**
     * Counts this container of each pod alone. Default: all of them.
     */
    container?: string;
    /**
     * Measurements of a pod older than this are an outage.
     */
    stale?: string;
    cluster?: Cluster1;
  };
}
/**
 * One thing that is compared between candidate and champion while both serve.
 */
export interface Guardrail {
  /**
   * As the verdict calls it.
   */
  name: string;
  rate?: RateSource;
  histogram?: HistogramSource;
  /**
   * With `histogram`: which quantile, e.g. 0.99. Its margin is refused where no bucket edge can carry it.
   */
  quantile?: number;
  mean?: MeanSource;
  shares?: SharesSource;
  disagreement?: PairsSource;
  gauge?: GaugeSource;
  /**
   * With `gauge`: the figure only grows (restarts); its rises are compared, not its height.
   */
  counts_up?: boolean;
  /**
   * What is independent of what. `interval`: nothing inside an interval needs to be; `request`: requests are declared independent; `user`: each user counts once, which is what `assignment: user` needs. Default `interval`; with `assignment: user`, `user`.
   */
  unit?: 'interval' | 'request' | 'user';
  /**
   * Where harm begins, in times of the champion's. Default 1.1.
   */
  tolerate?: number;
  /**
   * What promotion must rule out, in times of the champion's. Default 1.5; of a quantile 2.5.
   */
  margin_ratio?: number;
  /**
   * Where harm begins, as a difference: of means in their own unit, of class shares (total variation) and of disagreement from 0 to 1.
   */
  tolerate_absolute?: number;
  /**
   * What promotion must rule out, in the same unit.
   */
  margin_absolute?: number;
  /**
   * With `mean`: no value lies below the first or above the second. The closer they are, the sooner there is an answer.
   */
  bounds?: number[];
  /**
   * With `mean`: which way is harm. Default `higher`.
   */
  worse?: 'higher' | 'lower' | 'either';
  /**
   * False: evidence of harm holds the rollout and asks a person, instead of taking the candidate back.
   */
  critical?: boolean;
  /**
   * Its part of `false_rollback`, against the other guardrails.
   */
  weight?: number;
  /**
   * The same guardrail once more for each slice of users; all of them share its part of `false_rollback`.
   */
  segments?: {
    /**
     * Column of the log, or label in Prometheus, that names the slice.
     */
    by: string;
    /**
     * The slices that are watched.
     */
    values: string[];
    /**
     * Whether steps wait for each slice too. Slices have little traffic: without it they can take the candidate back, and hold nobody up.
     */
    advance?: boolean;
  };
  /**
   * What is compared needs labels that come later. Such a guardrail never lets a step wait; it can take the candidate back as long as the delivery is open (`hold_back`, `watch`).
   */
  labels?: {
    /**
     * At this age a prediction is counted as its label is then. Later labels are reported only.
     */
    after: string;
    /**
     * Whether the model's own decision determines which labels there will be (a refused loan is never repaid).
     */
    selective?: boolean;
    /**
     * With `selective`: column of the log that is true where chance decided, not the model. Nothing else is counted.
     */
    explored?: string;
  };
}
/**
 * Events and of how many.
 */
export interface RateSource {
  /**
   * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers slot, events, total (and missing, where labels may be).
   */
  sql?: string;
  /**
   * Prometheus selector of a counter.
   */
  events?: string;
  /**
   * Prometheus selector of the counter that holds every event too.
   */
  total?: string;
  /**
   * Rows of the log with a status of 500 and above.
   */
  log?: 'errors';
  /**
   * Rows of the log that are events: a condition over the row, and over `label` where the guardrail has `labels`.
   */
  where?: string;
  /**
   * Rows that count at all. Default: every row.
   */
  of?: string;
  /**
   * `unit: user`: how long after a user's first request of the delivery what happened is counted, once.
   */
  counted_after?: string;
  /**
   * Name of the measure that `rollout.signals.http` is asked for.
   */
  http?: string;
}
export interface MeanSource {
  /**
   * Column of the log, e.g. score.
   */
  log?: string;
  /**
   * Rows that count: a condition over the row. Default: those with a status below 400.
   */
  where?: string;
  /**
   * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers slot, n, sum.
   */
  sql?: string;
  /**
   * Prometheus selector of the counter of the sum (`…_sum`).
   */
  sum?: string;
  /**
   * Prometheus selector of the counter of how many (`…_count`).
   */
  count?: string;
  /**
   * Name of the measure that `rollout.signals.http` is asked for.
   */
  http?: string;
}
export interface SharesSource {
  /**
   * Column of the log, e.g. class.
   */
  log?: string;
  /**
   * Rows that count: a condition over the row. Default: those with a status below 400.
   */
  where?: string;
  /**
   * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers slot, class, count.
   */
  sql?: string;
  /**
   * Prometheus selector of a counter with one series for each class.
   */
  counter?: string;
  /**
   * The label that names the class.
   */
  label?: string;
  /**
   * Name of the measure that `rollout.signals.http` is asked for.
   */
  http?: string;
}
export interface PairsSource {
  /**
   * Column of the log that is compared between the two rows of one request, e.g. class or score.
   */
  log?: string;
  /**
   * Numbers no further apart than this agree.
   */
  within?: number;
  /**
   * How long after the first row of a request the second one may come.
   */
  wait?: string;
  /**
   * A request of which one slot has no row: `ignore` where only a sample is mirrored.
   */
  unpaired?: 'differ' | 'ignore';
  /**
   * Over `log` (and `labels`, where declared), with $since and $until (milliseconds since the epoch); answers n, differ.
   */
  sql?: string;
  /**
   * Name of the measure that `rollout.signals.http` is asked for.
   */
  http?: string;
}
/**
 * Where the journal of all deliveries of the model is kept: the only memory of a rollout. Default: a file in `state`.
 */
export interface Journal {
  /**
   * A file on this machine, one event a line. Its attachments lie in a folder beside it.
   */
  file?: string;
  /**
   * A ref of a git repository, one commit for each event; only a push that fast-forwards wins.
   */
  git?: {
    /**
     * Remote of the clone, a URL or a path.
     */
    remote?: string;
    /**
     * Default: refs/sluice/ and the name of the model.
     */
    ref?: string;
  };
  /**
   * An object in a store that keeps to If-Match and If-None-Match for PUT (S3 and most that speak its protocol, Azure Blob Storage, a WebDAV server of your own): only a write to the state that was read wins.
   */
  object?: {
    /**
     * Folder of the journal in the store: `journal.jsonl` and `attachments/` lie below it.
     */
    url: string;
    /**
     * Signs requests for S3 (Signature Version 4) for this region, with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. `us-east-1` or `auto` where the store has none.
     */
    region?: string;
    /**
     * Environment variable with a bearer token.
     */
    token_env?: string;
    /**
     * Environment variable with a query that gives access (a shared access signature), added to each URL.
     */
    query_env?: string;
    /**
     * Headers of each write, for example `x-ms-blob-type: BlockBlob`.
     */
    headers?: {
      [k: string]: string;
    };
  };
  /**
   * ConfigMaps of a namespace: `sluice-NAME` with the last events, one a line, and immutable ones with the earlier events and the attachments; only a write at the resourceVersion that was read wins.
   */
  kubernetes?: {
    /**
     * The objects are `sluice-` and this. Default: the name of the model, where it is a name that Kubernetes takes.
     */
    name?: string;
    cluster?: Cluster2;
  };
}
/**
 * A namespace of a Kubernetes cluster, and who asks there. One of `in_cluster`, `context` and `server`; docs/kubernetes.md has an example of each.
 */
export interface Cluster2 {
  /**
   * The cluster that this runs in, as the service account of its pod.
   */
  in_cluster?: true;
  /**
   * A context of the kubeconfig. Never its `current-context`: that is whatever somebody used last.
   */
  context?: string;
  /**
   * The kubeconfig with that context. Default: the files of KUBECONFIG, else `~/.kube/config`.
   */
  kubeconfig?: string;
  /**
   * Programs of the kubeconfig that may be started to prove who asks, as it names them: `[gke-gcloud-auth-plugin]`. Any other is refused.
   */
  exec?: string[];
  /**
   * Address of an API server, without a kubeconfig. With `namespace`, and one of `token_env` and `oidc`.
   */
  server?: string;
  /**
   * File with the certificates (PEM) that the server’s own comes from. Default: those that Node brings.
   */
  ca?: string;
  /**
   * The name that the server’s certificate has, where it is another than in the address.
   */
  tls_server_name?: string;
  /**
   * Environment variable that holds a token for `server`.
   */
  token_env?: string;
  /**
   * Audience for which the workflow asks its own identity token (OpenID Connect), sent to `server`, which must accept its issuer. The job needs `id-token: write`.
   */
  oidc?: string;
  /**
   * Proxy on the way to the API server. Default: `proxy-url` of the kubeconfig, else HTTPS_PROXY and NO_PROXY. One with a password stands in those.
   */
  proxy?: string;
  /**
   * Default: that of the pod or of the context, else `default`.
   */
  namespace?: string;
}
/**
 * The registry that is told who is champion, after the router. It never decides who is: the journal does.
 */
export interface Registry {
  /**
   * An MLflow model registry. Credentials are those of MLflow itself: MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.
   */
  mlflow: {
    /**
     * Tracking URI, for example https://mlflow.example.org.
     */
    uri: string;
    /**
     * Name of the registered model.
     */
    model: string;
    /**
     * Version of the candidate in the registry. Default: the version that carries the tag `sluice.digest` with its digest, else `release.version` where that is a whole number.
     */
    version?: string;
    /**
     * Alias of the version that serves.
     */
    champion_alias?: string;
    /**
     * Alias of the version that served before.
     */
    previous_alias?: string;
  };
}
/**
 * A namespace of a Kubernetes cluster, and who asks there. One of `in_cluster`, `context` and `server`; docs/kubernetes.md has an example of each.
 */
export interface Cluster3 {
  /**
   * The cluster that this runs in, as the service account of its pod.
   */
  in_cluster?: true;
  /**
   * A context of the kubeconfig. Never its `current-context`: that is whatever somebody used last.
   */
  context?: string;
  /**
   * The kubeconfig with that context. Default: the files of KUBECONFIG, else `~/.kube/config`.
   */
  kubeconfig?: string;
  /**
   * Programs of the kubeconfig that may be started to prove who asks, as it names them: `[gke-gcloud-auth-plugin]`. Any other is refused.
   */
  exec?: string[];
  /**
   * Address of an API server, without a kubeconfig. With `namespace`, and one of `token_env` and `oidc`.
   */
  server?: string;
  /**
   * File with the certificates (PEM) that the server’s own comes from. Default: those that Node brings.
   */
  ca?: string;
  /**
   * The name that the server’s certificate has, where it is another than in the address.
   */
  tls_server_name?: string;
  /**
   * Environment variable that holds a token for `server`.
   */
  token_env?: string;
  /**
   * Audience for which the workflow asks its own identity token (OpenID Connect), sent to `server`, which must accept its issuer. The job needs `id-token: write`.
   */
  oidc?: string;
  /**
   * Proxy on the way to the API server. Default: `proxy-url` of the kubeconfig, else HTTPS_PROXY and NO_PROXY. One with a password stands in those.
   */
  proxy?: string;
  /**
   * Default: that of the pod or of the context, else `default`.
   */
  namespace?: string;
}
export interface Credential {
  /**
   * Scheme, host and port, as in `https://router.example.org`. Requests to any other host carry nothing.
   */
  origin: string;
  /**
   * Environment variable that holds a token; sent as `Authorization: Bearer …`.
   */
  bearer_env?: string;
  /**
   * Audience for which the workflow asks its own identity token (OpenID Connect), anew as tokens lapse. The job needs `id-token: write`; the other side checks repository, workflow and environment.
   */
  oidc?: string;
}
/**
 * The way back: how fast it must be, what it needs to be ready, and how that is tried.
 */
export interface Rollback {
  /**
   * How long a way back may take, from what triggered it to the router that reads back; slower is a warning.
   */
  within?: string;
  /**
   * How many good releases stay in the store, ready to be gone back to.
   */
  keep?: number;
  /**
   * After the router reads back, how long real requests are watched for an arm that still answers; `0 s` watches none.
   */
  observe?: string;
  /**
   * Who answers for the model when it was taken back; `@login` or `@org/team` is notified by the incident.
   */
  owner?: string;
  /**
   * Page that says what to do in an incident; linked from it.
   */
  playbook?: string;
  /**
   * The way back, tried for real.
   */
  drill?: {
    /**
     * A drill older than this is overdue.
     */
    every: string;
    /**
     * Where users do not mind: the only environment in which a drill moves anybody.
     */
    environment: string;
    journal?: Journal1;
  };
  /**
   * The criteria, walked through by people.
   */
  tabletop?: {
    /**
     * A walk older than this is overdue.
     */
    every: string;
  };
}
/**
 * Where the journal of all deliveries of the model is kept: the only memory of a rollout. Default: a file in `state`.
 */
export interface Journal1 {
  /**
   * A file on this machine, one event a line. Its attachments lie in a folder beside it.
   */
  file?: string;
  /**
   * A ref of a git repository, one commit for each event; only a push that fast-forwards wins.
   */
  git?: {
    /**
     * Remote of the clone, a URL or a path.
     */
    remote?: string;
    /**
     * Default: refs/sluice/ and the name of the model.
     */
    ref?: string;
  };
  /**
   * An object in a store that keeps to If-Match and If-None-Match for PUT (S3 and most that speak its protocol, Azure Blob Storage, a WebDAV server of your own): only a write to the state that was read wins.
   */
  object?: {
    /**
     * Folder of the journal in the store: `journal.jsonl` and `attachments/` lie below it.
     */
    url: string;
    /**
     * Signs requests for S3 (Signature Version 4) for this region, with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. `us-east-1` or `auto` where the store has none.
     */
    region?: string;
    /**
     * Environment variable with a bearer token.
     */
    token_env?: string;
    /**
     * Environment variable with a query that gives access (a shared access signature), added to each URL.
     */
    query_env?: string;
    /**
     * Headers of each write, for example `x-ms-blob-type: BlockBlob`.
     */
    headers?: {
      [k: string]: string;
    };
  };
  /**
   * ConfigMaps of a namespace: `sluice-NAME` with the last events, one a line, and immutable ones with the earlier events and the attachments; only a write at the resourceVersion that was read wins.
   */
  kubernetes?: {
    /**
     * The objects are `sluice-` and this. Default: the name of the model, where it is a name that Kubernetes takes.
     */
    name?: string;
    cluster?: Cluster2;
  };
}
/**
 * Who is told when a release was taken back. What fails here is said and never stops the way back.
 */
export interface Notify {
  /**
   * One issue for each incident, opened or added to. Needs `issues: write`.
   */
  issue?: {
    /**
     * Its labels; the first one is how it is found again, and stops promotions while it is open (approval.incidents).
     */
    labels?: string[];
  };
  /**
   * A POST of JSON for each incident (docs/incidents.md).
   */
  webhook?: {
    /**
     * https, or an origin of `evidence.insecure`.
     */
    url?: string;
    /**
     * Environment variable that holds the URL, where that is a secret.
     */
    url_env?: string;
    /**
     * Environment variable that holds the key of the signature (HMAC-SHA256, header X-Sluice-Signature-256).
     */
    secret_env?: string;
  };
}
/**
 * What must be the same here as in the environment before.
 */
export interface Parity {
  /**
   * Where the evidence of the environment before lies.
   */
  from: {
    /**
     * Its ledger with the promotion in it (the artifact `sluice-canary-promote-ATTEMPT` of its run, or a copy that is kept).
     */
    ledger?: string;
    /**
     * Its journal, which keeps the ledger of what serves there.
     */
    journal?: {
      /**
       * Journal in a file.
       */
      file?: string;
      /**
       * Journal in a git ref.
       */
      git?: {
        /**
         * Remote or URL; `origin` where absent.
         */
        remote?: string;
        /**
         * For example refs/sluice/income-staging.
         */
        ref: string;
      };
    };
  };
  /**
   * PEM (SPKI) of the key that signs there, where it is not `evidence.public_key`.
   */
  public_key?: string;
  /**
   * A promotion there that is older than this says nothing any more.
   */
  max_age?: string;
  /**
   * What may differ. With one of these but `secrets`, another release digest there is accepted as long as nothing else differs.
   */
  ignore?: ('weights' | 'code' | 'features' | 'configuration' | 'environment' | 'secrets')[];
}
