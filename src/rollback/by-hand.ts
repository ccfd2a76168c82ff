import type { Delivery } from '../delivery/delivery.ts';
import type { Rollout, Traffic } from '../delivery/spec.ts';

/** Commands for a person at a shell, one of which is run for the slot that is good. */
export interface ByHand {
  /** Said before the commands. */
  lines: string[];
  commands: { what: string; lines: string[] }[];
}

/**
 * How to send every user to a slot without Sluice, by the router that the delivery file declares: for the day on which neither Sluice nor
 * GitHub can be reached. Commands run in the folder of the delivery file, on the machine that reaches the router. Pure.
 */
export function byHand({ spec: { rollout } }: Delivery): ByHand {
  if (!rollout) return { lines: ['The delivery file declares no rollout: how users come to a release is known to nobody here.'], commands: [] };
  const slots = rollout.fleet?.slots ?? ['a', 'b'];
  if (rollout.command !== undefined) return each(slots, (slot) => [`SLUICE_SLOT=${shell(slot)} ${words(rollout.command!)} point`, `SLUICE_SLOT=${shell(slot)} ${words(rollout.command!)} loaded   # must say "share": 100`]);
  const { traffic } = rollout;
  if (traffic?.http) return byHttp(traffic.http, slots);
  if (traffic?.command) return byCommand(traffic.command, slots);
  if (traffic?.haproxy) return byHaproxy(traffic.haproxy, slots);
  if (traffic?.nginx) return byNginx(traffic.nginx, slots);
  return { lines: ['The delivery file declares no router that is known here: write the commands down in the playbook.'], commands: [] };
}

/** How to see which release a slot has, and which one was good. */
export function whichIsGood({ spec: { release, rollout } }: Delivery): string[] {
  const git = rollout?.journal?.git;
  const file = rollout?.journal?.file ?? `${rollout?.state ?? '.sluice'}/${release.name}.journal.jsonl`;
  const object = (rollout?.journal as Rollout['journal'] & { object?: { url: string } })?.object;
  const last = (from: string) => `${from} | grep -E '"type":"(promoted|rolled-back|adopted)"' | tail -3`;
  if (git) return [`git fetch ${shell(git.remote ?? 'origin')} ${shell(git.ref ?? `refs/sluice/${release.name}`)}`, last('git show FETCH_HEAD:journal.jsonl')];
  if (object) return [last(`curl --fail --silent ${shell(object.url)}`)];
  return [last(`cat ${shell(file)}`)];
}

function each(slots: readonly string[], lines: (slot: string, other: string) => string[], more: string[] = []): ByHand {
  return { lines: more, commands: slots.map((slot) => ({ what: `Every user to slot ${slot}`, lines: lines(slot, slots.find((name) => name !== slot) ?? slot) })) };
}

function byHttp({ url, servers }: NonNullable<Traffic['http']>, slots: readonly string[]): ByHand {
  const name = (slot: string) => servers?.[slot] ?? slot;
  const body = (slot: string, other: string) => (servers ? { weights: { [name(slot)]: 100, [name(other)]: 0 } } : { weights: { champion: 100, candidate: 0 }, slots: { champion: slot, candidate: other } });
  return each(slots, (slot, other) => [`curl --fail -X PUT -H 'content-type: application/json' -d ${shell(JSON.stringify(body(slot, other)))} ${shell(url)}`, `curl --fail ${shell(url)}   # must say the same`]);
}

function byCommand({ read, write }: NonNullable<Traffic['command']>, slots: readonly string[]): ByHand {
  return each(slots, (slot, other) => [`printf '%s\\n' ${shell(JSON.stringify({ weights: { [slot]: 100, [other]: 0 } }))} | ${words(write)}`, `${words(read)}   # must say the same`]);
}

function byHaproxy({ socket, address, backend, servers, backends, map, state_file: stateFile }: NonNullable<Traffic['haproxy']>, slots: readonly string[]): ByHand {
  const to = socket === undefined ? `tcp:${address ?? ''}` : `unix-connect:${socket}`;
  const say = (text: string) => `echo ${shell(text)} | socat stdio ${shell(to)}`;
  const more = stateFile === undefined ? [] : [`HAProxy loads ${stateFile} at a reload and would bring the old weights back: write it anew afterwards (the last command).`];
  const keep = stateFile === undefined ? [] : [`${say('show servers state')} > ${shell(stateFile)}`];
  if (map) {
    const key = map.key ?? backend ?? slots.map((slot) => backends?.[slot] ?? slot).join('/');
    return each(slots, (slot) => [say(`set map ${map.file} ${key} ${slot === slots[0] ? 0 : 10_000}`), `${say(`show map ${map.file}`)}   # must say the same`], [`The number is the share of slot ${slots[1]!} in hundredths of a per cent. HAProxy reads ${map.file} at a reload: write it there too.`]);
  }
  const of = (slot: string) => [servers?.[slot] ?? slot].flat();
  return each(
    slots,
    (slot, other) => [
      ...of(slot).flatMap((server) => [say(`set server ${backend}/${server} weight 256`), say(`set server ${backend}/${server} state ready`)]),
      ...of(other).map((server) => say(`set server ${backend}/${server} weight 0`)),
      `${say(`show stat ${backend} 4 -1`)} | cut -d, -f1,2,18,19   # name, status, weight`,
      ...keep,
    ],
    more,
  );
}

function byNginx({ config, name = 'sluice', upstreams, key, test, reload }: NonNullable<Traffic['nginx']>, slots: readonly string[]): ByHand {
  return each(
    slots,
    (slot) => [`split_clients "${key ?? '…'}" $${name} {`, `    * ${upstreams?.[slot] ?? slot};`, '}'],
    [
      `In ${config}, replace the block of \`$${name}\` between \`# sluice begin ${name}\` and \`# sluice end ${name}\` by the one of the slot that is good (below), and leave the other lines there.`,
      `Then run \`${words(test ?? 'nginx -t')}\` and \`${words(reload ?? 'nginx -s reload')}\`. Old workers finish the requests that they have.`,
    ],
  );
}

function words(command: string | readonly string[]): string {
  return typeof command === 'string' ? command : command.map(shell).join(' ');
}

/** One word for a shell, whatever it holds. */
function shell(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
