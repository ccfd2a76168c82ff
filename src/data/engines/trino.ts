import { InputError } from '../../core/problem.ts';
import type { DataEngine, TrinoConnection } from '../../core/seams.ts';

export interface TrinoOptions {
  env: Readonly<Record<string, string | undefined>>;
}

export async function openTrino(connection: TrinoConnection, _options: TrinoOptions): Promise<DataEngine> {
  throw InputError.of('trino-unavailable', `${connection.server} cannot be asked.`, 'Use files.');
}
