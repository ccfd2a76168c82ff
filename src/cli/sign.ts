import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkUrl } from '../core/fetch-json.ts';
import { InputError } from '../core/problem.ts';
import { signModel } from '../evidence/oms/sign.ts';
import { omsCertificateSigner, omsKeylessSigner, omsKeySigner, type OmsSigner } from '../evidence/oms/signer.ts';
import { logLine } from '../report/escape.ts';
import type { Io } from './io.ts';
import { readNamed, readTexts, showProgress } from './signing-files.ts';

/** The public good instance of Sigstore (docs.sigstore.dev), as model-signing uses it. */
const PUBLIC_GOOD = { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' };
const AUDIENCE = 'sigstore';

interface Options {
  signature?: string;
  key?: string;
  certificate?: string;
  chain?: string[];
  keyless: boolean;
  fulcio?: string;
  rekor?: string;
  timestamps?: string;
}

/** `sluice sign MODEL … --signature OUT`: the OpenSSF Model Signing v1.0 signature of a file or folder. Status 0 or 3. */
export async function sign(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { signature: text, key: text, certificate: text, chain: { type: 'string', multiple: true }, keyless: { type: 'boolean', default: false }, fulcio: text, rekor: text, timestamps: text },
  });
  const [model, ...more] = positionals;
  if (model === undefined || more.length > 0 || !values.signature) throw wrong('One model and one --signature are wanted.');
  const signer = await signerOf(values, io);
  const signature = path.resolve(io.cwd, values.signature);
  const { digest, files, bytes } = await signModel(path.resolve(io.cwd, model), signer, { signature, onProgress: showProgress(io) });
  io.stdout(`${logLine(`Signed ${JSON.stringify(model)} by ${signer.who}.`)}\n${logLine(`${digest}, ${files} ${files === 1 ? 'file' : 'files'}, ${bytes} bytes; the signature is in ${JSON.stringify(values.signature)}.`)}\n`);
  return 0;
}

async function signerOf(options: Options, io: Io): Promise<OmsSigner> {
  const services = [options.fulcio, options.rekor, options.timestamps].some((each) => each !== undefined);
  if (options.keyless) {
    if (options.key !== undefined || options.certificate !== undefined || options.chain !== undefined) throw wrong('--keyless needs neither key nor certificate.');
    return omsKeylessSigner(servicesOf(options, io));
  }
  if (services) throw wrong('--fulcio, --rekor and --timestamps belong to --keyless.');
  if (options.key === undefined) throw wrong('Nothing was named to sign with: a certificate needs its private key too.');
  const key = (await readNamed(io, options.key)).toString('utf8');
  if (options.certificate !== undefined) return omsCertificateSigner(key, await readTexts(io, [options.certificate]), await readTexts(io, options.chain));
  if (options.chain !== undefined) throw wrong('--chain belongs to --certificate.');
  return omsKeySigner(key);
}

function wrong(message: string): InputError {
  return InputError.of('sign-arguments', message, 'Write `sluice sign MODEL --signature OUT` with --key FILE, or --certificate FILE --chain FILE --key FILE, or --keyless.');
}

/** A Sigstore of one's own is named whole: its certificates would mean nothing to the public log. */
function servicesOf(options: Options, io: Io) {
  const own = options.fulcio !== undefined;
  if (!own && (options.rekor !== undefined || options.timestamps !== undefined)) throw wrong('--rekor and --timestamps belong to a --fulcio.');
  if (own && options.rekor === undefined && options.timestamps === undefined) throw wrong('--fulcio needs --rekor or --timestamps beside it, or nothing proves when it was signed.');
  const address = (name: 'fulcio' | 'rekor' | 'timestamps', otherwise?: string): string | undefined => {
    const given = options[name] ?? (own ? undefined : otherwise);
    return given === undefined ? undefined : checkUrl(given, `--${name}`).href.replace(/\/+$/, '');
  };
  return { fulcio: address('fulcio', PUBLIC_GOOD.fulcio)!, rekor: address('rekor', PUBLIC_GOOD.rekor), timestamps: address('timestamps'), token: () => tokenOf(io) };
}

const TOKEN_TIMEOUT_MS = 10_000;

/** The job's own OpenID token on a runner, else SIGSTORE_ID_TOKEN, as other Sigstore programs take it. */
async function tokenOf({ env }: Io): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, SIGSTORE_ID_TOKEN: given } = env;
  if (given) return given;
  if (!address || !bearer) throw InputError.of('keyless-without-token', 'Keyless signing needs an OpenID token, and there is none.', 'Run it in a job with `id-token: write`, put a token for the audience `sigstore` into SIGSTORE_ID_TOKEN, or sign with --key.');
  const url = checkUrl(address, 'the runner\'s tokens');
  url.searchParams.set('audience', AUDIENCE);
  const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, redirect: 'error', signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS) }).then(
    async (response) => (response.ok ? ((await response.json()) as { value?: unknown }) : { value: undefined }),
    () => ({ value: undefined }),
  );
  if (typeof answer.value !== 'string') throw InputError.of('keyless-without-token', 'The runner gave no OpenID token.', 'Give the job `id-token: write`.');
  return answer.value;
}
