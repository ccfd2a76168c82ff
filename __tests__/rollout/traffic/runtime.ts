import { createServer, type Socket } from 'node:net';
import { rm } from 'node:fs/promises';
import type { Fault } from './contract.ts';

/** What a server of the stand-in is configured with and told since. */
export interface StandInServer {
  weight: number;
  initial: number;
  admin: number;
}

/**
 * Speaks HAProxy's runtime API on a unix socket and refuses what HAProxy 2.6 refuses, in its words. Errors look like successes:
 * text, then an empty line. The integration tests hold the same table of refusals against the real program.
 */
export class StandInRuntime implements AsyncDisposable {
  backends: Record<string, { algo: string; cookie?: string; servers: Record<string, StandInServer> }> = {
    income: { algo: 'roundrobin', servers: { income_a: { weight: 100, initial: 100, admin: 0 }, income_b: { weight: 0, initial: 0, admin: 0 }, spare: { weight: 0, initial: 0, admin: 0 } } },
    other: { algo: 'roundrobin', servers: { other_1: { weight: 7, initial: 9, admin: 0 } } },
    fixed: { algo: 'static-rr', servers: { one: { weight: 1, initial: 1, admin: 0 } } },
  };
  maps: Record<string, Record<string, string>> = {};
  level = 'admin';
  configFiles = '';
  fault: Fault | undefined;
  /** Every command that was taken, in order. */
  seen: string[] = [];
  /** Called behind each command: what an interfering neighbour does. */
  after: (command: string) => void = () => undefined;
  /** Commands until whoever asks is killed: before the command that comes then takes effect, or after; its reply is lost either way. */
  killAt: { commands: number; when: 'before' | 'after' } | undefined;
  readonly socket: string;
  readonly #open = new Set<Socket>();
  readonly #server = createServer({ allowHalfOpen: true }, (connection) => this.#serve(connection));

  constructor(socket: string) {
    this.socket = socket;
  }

  async listen(): Promise<this> {
    await rm(this.socket, { force: true });
    await new Promise<void>((resolve) => this.#server.listen(this.socket, resolve));
    return this;
  }

  async close(): Promise<void> {
    for (const connection of this.#open) connection.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.listening) await this.close();
  }

  /** A reload: weights begin as configured, unless a state file says otherwise; maps as their files have them. */
  reload(state: string | undefined, maps: Record<string, Record<string, string>> = {}): void {
    const rows = new Map((state ?? '').split('\n').map((line) => line.split(' ')).map((cells) => [`${cells[1]}/${cells[3]}`, cells]));
    for (const [backend, { servers }] of Object.entries(this.backends))
      for (const [name, server] of Object.entries(servers)) {
        const row = rows.get(`${backend}/${name}`);
        server.weight = row && Number(row[8]) === server.initial ? Number(row[7]) : server.initial;
        server.admin = row ? Number(row[6]) : 0;
      }
    Object.assign(this.maps, maps);
  }

  #serve(connection: Socket): void {
    this.#open.add(connection);
    connection.on('close', () => this.#open.delete(connection));
    connection.on('error', () => undefined);
    let text = '';
    connection.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const line = text.indexOf('\n');
      if (line === -1) return;
      if (this.fault === 'slow') return;
      if (this.fault === 'garbage') return void connection.end('\u0001\u0002 HTTP/1.1 400 Bad request\n\n');
      const commands = text.slice(0, line).split(';').map((command) => command.trim());
      const reply = commands.map((command) => (this.#killed(command) ? '' : `${this.#answer(command)}\n`)).join('');
      if (this.killAt && this.killAt.commands < 0) return void connection.destroy();
      // A reload takes the worker away in the middle of what it says.
      connection.end(this.fault === 'cut' ? reply.trimEnd().slice(0, 20) : reply);
    });
  }

  #killed(command: string): boolean {
    if (!this.killAt) return false;
    this.killAt.commands -= 1;
    if (this.killAt.commands === -1 && this.killAt.when === 'after') this.#answer(command);
    return this.killAt.commands < 0;
  }

  #answer(command: string): string {
    this.seen.push(command);
    const answer = this.#run(command);
    this.after(command);
    return answer === '' ? '' : `${answer}\n`;
  }

  #run(command: string): string {
    const words = command.split(' ');
    const key = words.slice(0, 2).join(' ');
    switch (key) {
      case 'show cli': return this.level;
      case 'show info': return 'Name: HAProxy\nVersion: 2.6.12\nPid: 1';
      case 'show env': return this.level === 'user' ? 'Permission denied' : `HAPROXY_CFGFILES=${this.configFiles}`;
      case 'show stat': return this.#stat();
      case 'show servers': return this.#state(words[3]);
      case 'get map': return this.#getMap(words[2]!, words[3]!);
      case 'set map': return this.#setMap(words[2]!, words[3]!, words.slice(4).join(' '));
      case 'set weight': return this.#setWeight(words[2]!, words[3] ?? '');
      case 'get weight': return this.#server_(words[2]!, ({ weight, initial }) => `${weight} (initial ${initial})`);
      case 'set server': return this.#admin(() => this.#server_(words[2]!, (server) => (server.admin = words[4] === 'maint' ? server.admin | 1 : 0, '')));
      case 'shutdown sessions': return this.#admin(() => this.#server_(words[3]!, () => ''));
      default: return 'Unknown command, but maybe one of the following ones is a better match:\n  help [<command>]                        : list matching or all commands';
    }
  }

  #admin(then: () => string): string {
    return this.level === 'admin' ? then() : 'Permission denied';
  }

  #server_(place: string, then: (server: StandInServer) => string): string {
    const [backend, name] = place.split('/') as [string, string];
    if (!this.backends[backend]) return 'No such backend.';
    const server = this.backends[backend].servers[name];
    return server ? then(server) : 'No such server.';
  }

  #setWeight(place: string, text: string): string {
    return this.#admin(() => this.#server_(place, (server) => {
      if (this.backends[place.split('/')[0]!]!.algo === 'static-rr') return "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.";
      if (!/^\d+$/.test(text)) return "Absolute weight can only be between 0 and 256 inclusive.";
      if (Number(text) > 256) return 'Absolute weight can only be between 0 and 256 inclusive.';
      server.weight = Number(text);
      return '';
    }));
  }

  #getMap(file: string, key: string): string {
    const map = this.maps[file];
    if (!map) return 'Unknown map identifier. Please use #<id> or <file>.';
    return map[key] === undefined ? 'type=str, case=sensitive, found=no' : `type=str, case=sensitive, found=yes, idx=tree, key="${key}", value="${map[key]}", type="sint"`;
  }

  #setMap(file: string, key: string, value: string): string {
    const map = this.maps[file];
    if (!map) return 'Unknown map identifier. Please use #<id> or <file>.';
    if (map[key] === undefined) return 'entry not found.';
    map[key] = value;
    return '';
  }

  #state(backend: string | undefined): string {
    if (backend !== undefined && !this.backends[backend]) return "Can't find backend.";
    const rows = Object.entries(this.backends).flatMap(([name, { servers }], index) => (backend === undefined || backend === name
      ? Object.entries(servers).map(([server, { weight, initial, admin }], at) => `${index + 3} ${name} ${at + 1} ${server} 127.0.0.1 2 ${admin} ${weight} ${initial} 1 1 0 2 0 0 0 0 - 18301 - 0 0 - - 0`)
      : []));
    return ['1', '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port', ...rows].join('\n');
  }

  #stat(): string {
    const rows = Object.entries(this.backends).flatMap(([name, { algo, cookie = '', servers }]) => [
      ...Object.entries(servers).map(([server, { weight }]) => `${name},${server},UP,${weight},1,,`),
      `${name},BACKEND,UP,0,1,${algo},${cookie}`,
    ]);
    return ['# pxname,svname,status,weight,act,algo,cookie', ...rows].join('\n');
  }
}
