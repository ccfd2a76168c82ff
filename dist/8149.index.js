export const id = 8149;
export const ids = [8149];
export const modules = {

/***/ 58149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   USAGE: () => (/* binding */ USAGE)
/* harmony export */ });
const STAGE = '[--delivery FILE] [--out DIR] [--json] [--purpose develop|deliver] [--release release.json] [--run-id ID]';
/** What may stand behind each command; `sluice COMMAND --help` prints it. */
const USAGE = {
    check: '[--delivery FILE]',
    init: 'DATA… --out DIR [--label COLUMN] [--key a,b] [--rows N: of the smallest table to come] [--name NAME] [--force]\n' +
        '    A contract read off the data: DIR/delivery.yml and DIR/profile.json. The first DATA is data.train, the last data.serving\n' +
        '    (one is both); those between widen the bounds.\n' +
        'With --requests-per-second N or --traffic FILE (as of `plan`) a rollout that this traffic carries is written as well; into a file that is there:\n' +
        'sluice init --rollout [--delivery FILE] --requests-per-second N | --traffic FILE.csv [--base-rate RATE] [--cluster N] [--requests-per-user N]\n' +
        'sluice init --workflows [--strategy gate|replace|canary] [--source environments|pull-request] [--delivery FILE] [--repository OWNER/NAME] [--ref COMMIT] [--force]',
    digest: 'PATH [--json] | --delivery FILE [--json]',
    profile: '[--delivery FILE] [--data FILE|PATTERN …] [--frozen PROFILE [--every DURATION --column TIME]] [--to FILE|DIR] | --merge A B… --to FILE',
    diff: 'OLD NEW [--compatibility backward|forward|full|none: by default full] [--json]\n' +
        'sluice diff --rows OLD NEW --key a,b [--label C] [--by C] [--at-most RATE] [--tolerance T] [--examples N] [--json]',
    sample: 'DATA --by a[,b] --rows N --seed S --out FILE.csv|FILE.parquet [--minimum M: of each stratum] [--key id[,…]: by default whole rows]',
    identify: STAGE,
    'validate-data': `[--explain: how it would be asked] [--act: do what \`on_fail: hold\` and \`revert\` ask for] ${STAGE}`,
    predict: STAGE,
    'probe-model': STAGE,
    'run-model-tests': `[--act: start what \`tests.remediation\` names] ${STAGE}`,
    plan: 'DELIVERY --requests-per-second N | --traffic FILE.csv [--base-rate RATE | NAME=RATE …] [--cluster N: events that come together]\n' +
        '    [--requests-per-user N] [--runs N] [--seed N] [--json]\n' +
        'sluice plan --tests [--delivery FILE] [--power 0.9] [--rate SHARE] [--auc A] [--correlation R | --disagreement SHARE] [--gain G] [--use K]\n' +
        '    [--slice "NAME=SHARE" …] [--groups COLUMN=SHARE,SHARE… …] [--json]',
    seal: `[--statements DIR: by default the folder above --out] ${STAGE}`,
    'require-approval': `[--step request|role|approve] [--role ROLE] [--since COMMIT] [--ledger PATH] [--head DIGEST] ${STAGE}`,
    'canary-promote': `[--ledger PATH] [--once | --minutes N] [--request hold|abort [--reason TEXT]] ${STAGE}`,
    rollback: `[--to DIGEST] [--from DIGEST] [--reason TEXT] [--trigger person|monitor|data|digest-mismatch] [--triggered-at TIME] ${STAGE}\n` +
        'sluice rollback --check [--load]: could a way back be taken now, and was it tried | --drill: where users do not mind, and home again\n' +
        '    | --tabletop [--answers FILE]: walk through the criteria | --criteria: when, by whom, how, how fast, and by hand, as Markdown',
    adopt: `[--slot SLOT: the one that serves] ${STAGE}`,
    watch: `[--once] [--lean] ${STAGE}`,
    follow: '[--delivery FILE] [--once] [--every DURATION: by default 5 s]\n    Reads the journal alone; on a terminal it is drawn over itself, elsewhere what is new is printed.',
    replay: 'JOURNAL [--key PUBLIC.pem …: who must have signed it] [--model NAME: by default the file\'s, NAME.journal.jsonl] [--json]',
    policy: 'test FILE… [--json]\n' +
        'sluice policy show [--delivery FILE] [--policy FILE: a copy of what approval.extends names] [--json]',
    doctor: '[--delivery FILE] [--repository OWNER/NAME] [--since COMMIT] [--plan FILE.json|FILE.sh] [--out DIR] [--json]\n' +
        '    Asks with GH_TOKEN. Nothing is changed; --plan writes the advised commands for a person to read and run.',
    verify: 'PATH [--model PATH] [--delivery FILE] [--public-key FILE | --identity URI --issuer URL --trust-root FILE] [--events FILE: what was refused, as JSON Lines] [--json]',
    sign: 'MODEL --signature OUT --key FILE | --certificate FILE [--chain FILE …] --key FILE | --keyless [--fulcio URL --rekor URL|--timestamps URL]',
    'verify-signature': 'MODEL --signature FILE --public-key FILE | --certificate-chain FILE … | --identity TEXT --issuer URL --trust-root FILE [--json]',
    events: 'PATH… [--kind refusal|failure|inconclusive|error|verification|hold|override|rollback …] [--model NAME] [--since TIME] [--out FILE]',
    audit: 'PATH [--release DIGEST|VERSION] [--mapping FILE: by default Annex IV of the EU AI Act] [--out DIR]\n    [--public-key FILE | --identity URI --issuer URL --trust-root FILE] [--complete: status 1 where a question has no whole answer] [--json]',
    history: 'MODEL [--at TIME] [--from DIR: with ledgers and journals, by default here] [--json]',
    bom: 'PATH [--release DIGEST|VERSION] [--out FILE]',
    card: 'PATH [--release DIGEST|VERSION] [--notes FILE.md] [--license ID] [--language TAG …] [--out FILE]',
    evidence: 'keep FOLDER | fetch HEAD --out DIR [--release DIGEST] [--json] | status --run ID | scan PATH… [--delivery FILE]',
    rerun: 'STATEMENT|LEDGER [--stage run-model-tests|validate-data: of a ledger] [--delivery FILE] [--out DIR] [--json]\n' +
        '    [--data NEW [--table test|develop|serving|train: by default the one that was judged] [--predictions FILE] [--champion FILE]]',
    demo: '',
};


/***/ })

};
