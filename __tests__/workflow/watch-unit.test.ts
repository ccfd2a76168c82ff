import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { STAGE_OPTIONS } from '../../src/cli/session.ts';

const lines = readFileSync(new URL('../../watch/sluice-watch.service', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const values = (key: string): string[] => lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));

describe('the unit of the watch', () => {
  test('runs the command as it is, for one model', () => {
    const [program, file, command, ...args] = values('ExecStart')[0]!.split(' ');
    expect([program, file, command]).toEqual(['/usr/bin/node', '/opt/sluice/dist/sluice.js', 'watch']);
    expect(parseArgs({ args, options: { ...STAGE_OPTIONS, once: { type: 'boolean' } } }).values).toMatchObject({ delivery: 'delivery.yml' });
    expect(values('WorkingDirectory')).toEqual(['/etc/sluice/%i/repository']);
  });

  test('comes back whatever happened, and ends a look that hangs', () => {
    expect([values('Restart'), values('StartLimitIntervalSec'), values('RuntimeMaxSec')]).toEqual([['always'], ['0'], ['6h']]);
  });

  test('can write where it keeps what it saw, and nowhere else', () => {
    expect([values('ProtectSystem'), values('NoNewPrivileges'), values('ReadWritePaths')]).toEqual([['strict'], ['yes'], ['/etc/sluice/%i/repository']]);
  });
});
