// Every schema that is read at run time, in one place: the bundle carries them, so an action needs no file beside it.
import deliverySchema from '../../schemas/delivery.schema.json' with { type: 'json' };
import goldenSchema from '../../schemas/golden.schema.json' with { type: 'json' };
import ledgerSchema from '../../schemas/ledger.schema.json' with { type: 'json' };
import profileSchema from '../../schemas/profile.schema.json' with { type: 'json' };
import releaseSchema from '../../schemas/release.schema.json' with { type: 'json' };
import statementSchema from '../../schemas/statement.schema.json' with { type: 'json' };
import verdictSchema from '../../schemas/verdict.schema.json' with { type: 'json' };

export { deliverySchema, goldenSchema, ledgerSchema, profileSchema, releaseSchema, statementSchema, verdictSchema };
