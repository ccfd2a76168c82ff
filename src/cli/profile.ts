import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { makeProfile } from '../data/profile/make-profile.ts';
import { writeProfile } from '../data/profile/profile.ts';
import { loadDelivery } from '../delivery/load.ts';
import { sourceOf } from '../delivery/source.ts';
import type { Io } from './io.ts';
import { openSession, type StageValues } from './session.ts';

/** `sluice profile [--delivery FILE] [--to FILE]`: freezes data.train into the file that `data.profile` names. */
export async function profile(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' }, to: { type: 'string' } } });
  const session = openSession({ delivery: values.delivery, out: 'sluice-out', json: false } as StageValues, io, 'develop');
  try {
    const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    const { train, profile: declared, columns } = delivery.spec.data ?? {};
    const target = values.to === undefined ? declared && delivery.resolve(declared) : path.resolve(io.cwd, values.to);
    if (!train) throw InputError.of('profile-without-train', 'The delivery file names no `data.train` to freeze.', 'Add `data.train`.', delivery.locate(['data']));
    if (!target) throw InputError.of('profile-without-target', 'Nobody said where the profile goes.', 'Add `data.profile`, or give --to FILE.', delivery.locate(['data']));
    const made = await makeProfile(session.engine, sourceOf(delivery, train, ['data', 'train']), columns);
    await writeProfile(made, target);
    io.stdout(`Wrote ${path.relative(io.cwd, target)}: ${made.rows} rows, ${Object.keys(made.columns).length} columns. Review it as you would review code.\n`);
    return 0;
  } finally {
    await session.engine.close();
  }
}
