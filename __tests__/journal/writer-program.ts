// Appends events until it has placed its number of them; a lost race is tried again.
import { JournalConflict, type Journal } from '../../src/core/seams.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { openGitJournal } from '../../src/journal/git.ts';
import { openKubernetesJournal } from '../../src/journal/kubernetes.ts';
import { openObjectJournal } from '../../src/journal/object.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { systemClock } from '../../src/run/system.ts';
import type { WriterTask } from './writers.ts';

const task = JSON.parse(process.argv[2]!) as WriterTask;
const journal = opened(task.home);

for (let count = 0; count < task.appends; ) {
  const position = (await journal.read()).length;
  try {
    const data = { writer: task.writer, count, ...(task.bytes && { text: 'x'.repeat(task.bytes) }) };
    await journal.append({ at: '2026-01-05T09:00:00.000Z', delivery: 'local/1/1', type: 'lease', data }, position);
    count++;
    process.stdout.write(`${count}\n`);
  } catch (error) {
    if (!(error instanceof JournalConflict)) throw error;
  }
}

function opened(home: WriterTask['home']): Journal {
  if (home.kind === 'file') return openFileJournal({ file: home.file, model: 'income', clock: systemClock });
  if (home.kind === 'git') return openGitJournal({ ...home, model: 'income', workspace: home.scratch });
  if (home.kind === 'kubernetes') {
    const { server, ca, namespace, token } = home;
    const cluster = openCluster({ server, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: token }, resolve: (declared) => declared });
    return openKubernetesJournal({ cluster, name: home.name, model: 'income', clock: systemClock });
  }
  return openObjectJournal({ ...home, access: () => home.access, model: 'income', clock: systemClock });
}
