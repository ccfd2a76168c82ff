// Every schema that is read at run time, in one place: the bundle carries them, so an action needs no file beside it.
import deliverySchema from '../../schemas/delivery.schema.json' with { type: 'json' };

export { deliverySchema };
