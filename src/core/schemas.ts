// Every schema that is read at run time, in one place: the bundle carries them, so an action needs no file beside it.
import auditMappingSchema from '../../schemas/audit-mapping.schema.json' with { type: 'json' };
import auditPackSchema from '../../schemas/audit-pack.schema.json' with { type: 'json' };
import deliverySchema from '../../schemas/delivery.schema.json' with { type: 'json' };
import eventSchema from '../../schemas/event.schema.json' with { type: 'json' };
import goldenSchema from '../../schemas/golden.schema.json' with { type: 'json' };
import ledgerHeadSchema from '../../schemas/ledger-head.schema.json' with { type: 'json' };
import ledgerSchema from '../../schemas/ledger.schema.json' with { type: 'json' };
import omsSchema from '../../schemas/oms.schema.json' with { type: 'json' };
import policyCasesSchema from '../../schemas/policy-cases.schema.json' with { type: 'json' };
import policySchema from '../../schemas/policy.schema.json' with { type: 'json' };
import predictionLogSchema from '../../schemas/prediction-log.schema.json' with { type: 'json' };
import profileSchema from '../../schemas/profile.schema.json' with { type: 'json' };
import releaseSchema from '../../schemas/release.schema.json' with { type: 'json' };
import signalsReplySchema from '../../schemas/signals-reply.schema.json' with { type: 'json' };
import statementSchema from '../../schemas/statement.schema.json' with { type: 'json' };
import buildStatement from '../../schemas/statements/build.schema.json' with { type: 'json' };
import identifyStatement from '../../schemas/statements/identify.schema.json' with { type: 'json' };
import validateDataStatement from '../../schemas/statements/validate-data.schema.json' with { type: 'json' };
import predictStatement from '../../schemas/statements/predict.schema.json' with { type: 'json' };
import probeModelStatement from '../../schemas/statements/probe-model.schema.json' with { type: 'json' };
import runModelTestsStatement from '../../schemas/statements/run-model-tests.schema.json' with { type: 'json' };
import sealStatement from '../../schemas/statements/seal.schema.json' with { type: 'json' };
import requireApprovalStatement from '../../schemas/statements/require-approval.schema.json' with { type: 'json' };
import canaryPromoteStatement from '../../schemas/statements/canary-promote.schema.json' with { type: 'json' };
import rollbackStatement from '../../schemas/statements/rollback.schema.json' with { type: 'json' };
import adoptStatement from '../../schemas/statements/adopt.schema.json' with { type: 'json' };
import watchStatement from '../../schemas/statements/watch.schema.json' with { type: 'json' };
import monitorStatement from '../../schemas/statements/monitor.schema.json' with { type: 'json' };
import verdictSchema from '../../schemas/verdict.schema.json' with { type: 'json' };

/** Schema of each stage's statements; its $id is their predicateType. */
export const statementSchemas = {
  build: buildStatement,
  identify: identifyStatement,
  'validate-data': validateDataStatement,
  predict: predictStatement,
  'probe-model': probeModelStatement,
  'run-model-tests': runModelTestsStatement,
  seal: sealStatement,
  'require-approval': requireApprovalStatement,
  'canary-promote': canaryPromoteStatement,
  rollback: rollbackStatement,
  adopt: adoptStatement,
  watch: watchStatement,
  monitor: monitorStatement,
};

export { auditMappingSchema, auditPackSchema, deliverySchema, eventSchema, goldenSchema, ledgerHeadSchema, ledgerSchema, omsSchema, policyCasesSchema, policySchema, predictionLogSchema, profileSchema, releaseSchema, signalsReplySchema, statementSchema, verdictSchema };
