export const id = 8261;
export const ids = [8261];
export const modules = {

/***/ 30728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ WATCH_EVERY),
  d: () => (/* binding */ watch)
});

// EXTERNAL MODULE: ./.build/src/journal/state.js + 2 modules
var state = __webpack_require__(59036);
// EXTERNAL MODULE: ./.build/src/serving/drain.js
var drain = __webpack_require__(13914);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/journal/chain.js
var chain = __webpack_require__(64654);
// EXTERNAL MODULE: ./.build/src/journal/sign.js
var sign = __webpack_require__(46422);
// EXTERNAL MODULE: ./.build/src/journal/sound.js
var sound = __webpack_require__(16056);
;// CONCATENATED MODULE: ./.build/src/rollout/watch-memory.js





/** In a shared memory an event beyond this is passed over for an earlier one: all marks of one object have 256 KiB together. */
const PROOF_BYTES = 100_000;
/** What to keep in a place that is this watch's alone. */
function ownText(head, flight) {
    return JSON.stringify({ head, flight });
}
/** What to keep where others can write: the events themselves, with their signatures. */
function sharedText(events, open) {
    const fits = (event) => (0,chain/* lineOf */.cA)(event).length <= PROOF_BYTES;
    const opened = open && events.findLast(({ type, delivery }) => type === 'opened' && delivery === open.id);
    const last = events.findLast((event) => (!open || (event.delivery === open.id && typeof event.data.lease === 'number')) && fits(event));
    return JSON.stringify({ opened: opened && (0,chain/* lineOf */.cA)(opened), last: last && (0,chain/* lineOf */.cA)(last) });
}
/** Reads what was kept. Throws where it is not of that form. */
function recalled(text, shared, options) {
    const { known, flight } = shared ? proven(text, options) : own(text);
    return { ...(known && { known }), ...(flight && isFresh(flight, options.now) && { flight }) };
}
/**
 * One lease after its own ended nobody knows any more what became of a delivery: its candidate may be the champion by now and another one be on the slot
 * that was safe. Whoever looked until then has acted long since; whoever begins then says that it sees nothing.
 */
function isFresh({ until, lease }, now) {
    return now <= until + lease;
}
function own(text) {
    const { head, flight } = JSON.parse(text);
    return {
        ...(head && Number.isSafeInteger(head.index) && (0,digest/* isDigest */.Bc)(head.digest) && { known: head }),
        ...(flight && isSound(flight) && { flight }),
    };
}
function proven(text, options) {
    const { keys, model, now, lease = 0 } = options;
    const { opened: first, last: newest } = JSON.parse(text);
    const eventIn = (line) => {
        const event = line === undefined ? undefined : (0,chain/* parseLine */.A)(line, 1, "of the watch's Lease");
        return event && (!keys || isSigned(event, keys)) ? event : undefined;
    };
    const last = eventIn(newest);
    if (!last)
        return {};
    // Unsigned, anybody could make a good journal look cut.
    const known = keys && { known: { index: last.index, digest: (0,chain/* digestOfEvent */.IX)(last) } };
    const opened = eventIn(first);
    if (opened?.type !== 'opened' || opened.delivery !== last.delivery || opened.index > last.index)
        return { ...known };
    const { release, slot, slots, champion, plan } = opened.data;
    const at = Date.parse(last.at);
    if ((0,sound/* slotsTrouble */.RA)(slots, slot) || !slots.includes(champion?.slot) || champion.slot === slot || release?.name !== model || !(plan?.lease > 0))
        return { ...known };
    const signed = (0,sound/* leaseOf */.m8)(last.data.lease, at, plan);
    if (signed === undefined)
        return { ...known };
    const until = keys ? signed : Math.min(signed, now + lease);
    return { ...known, flight: { delivery: opened.delivery, openedAt: Date.parse(opened.at), slot, safe: (0,router/* allTo */.jT)(champion.slot, slots), lease: plan.lease, readAt: at, until } };
}
function isSigned(event, keys) {
    const key = keys.find(({ keyid }) => keyid === event.signature?.keyid);
    return key !== undefined && (0,sign/* signedBy */.qI)(key, (0,chain/* digestToSign */.Th)(event), event.signature.sig);
}
function isSound({ slot, safe, lease, readAt, until }) {
    return typeof slot === 'string' && [lease, readAt, until].every(Number.isFinite) && isSplit(safe) && safe[slot] === 0;
}
function isSplit(value) {
    return typeof value === 'object' && value !== null && Object.values(value).reduce((sum, share) => sum + Number(share), 0) === 100;
}

;// CONCATENATED MODULE: ./.build/src/rollout/watch.js






/** Milliseconds between two looks. */
const WATCH_EVERY = 15_000;
const CONFLICTS = 5;
/** The router is asked whether the watch could act at the first look, and about once an hour. */
const LOOKS_BETWEEN_INSPECTIONS = 240;
/**
 * Stands beside the router with nothing but its driver and the journal. Takes every user from the candidate when its lease
 * ran out, when the journal does not verify, or when it cannot be read for the lease's length. Only ever lowers exposure;
 * looking again changes nothing. Answers the last look; without `once` it looks until `signal` ends it.
 */
async function watch(deps, options = {}) {
    const watcher = new Watcher(deps);
    for (;;) {
        const sight = await watcher.look();
        if (sight.kind !== 'calm')
            deps.log.warning(sight.text);
        else
            deps.log.debug(sight.text);
        await options.seen?.(sight);
        if (!options.once && !options.signal?.aborted)
            await deps.clock.sleep(watcher.pause(options.every ?? WATCH_EVERY), options.signal).catch((error) => {
                if (!options.signal?.aborted)
                    throw error;
            });
        if (!options.once && !options.signal?.aborted)
            continue;
        await deps.stand?.leave();
        return sight;
    }
}
class Watcher {
    #deps;
    #recorder;
    #remembered;
    #loaded = false;
    #looks = 0;
    #unfit = '';
    constructor(deps) {
        this.#deps = deps;
        this.#recorder = new recorder/* Recorder */.vk(deps, deps.clock, '');
    }
    /** Never throws: a watch that ends because a router or a journal did not answer once would be no watch. */
    async look() {
        const { stand } = this.#deps;
        if (stand && !(await stand.leads()) && !(await this.#isLeft(stand.silence())))
            return { kind: 'calm', text: 'Another watch looks.' };
        const sight = await this.#fit(await this.#looked());
        await stand?.report(sight);
        return sight;
    }
    /**
     * Whether another watch, which says that it looks, leaves users where they must not be: whoever may write its Lease could say so for ever. Only a journal that
     * verifies tells, for what this one knew grows old while another one looks. Both may act: they do the same.
     */
    async #isLeft(silence) {
        this.#loaded = false;
        this.#remembered = undefined;
        const { open } = await this.#recorder.refresh().catch(() => ({ open: undefined }));
        return open !== undefined && !open.promoted && (0,drain/* safeSplit */.a)(open) !== undefined && this.#deps.clock.now().getTime() > open.lease + silence;
    }
    async #looked() {
        await this.#recall();
        for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
            try {
                return await this.#lookOnce();
            }
            catch (error) {
                if (error instanceof recorder/* JournalConflict */.sI)
                    continue;
                return this.#unacted((0,prove/* messageOf */.bD)(error));
            }
        return { kind: 'calm', text: 'The journal is being written by a tick at this moment: it is alive.' };
    }
    /** Milliseconds until the next look. */
    pause(every) {
        const left = this.#remembered ? this.#remembered.until - this.#deps.clock.now().getTime() + 1 : every;
        return left > 0 ? Math.min(every, left) : every;
    }
    /** A right that is missing, or a route that is not there, is found while there is time: not when users must be taken away. */
    async #fit(sight) {
        const { traffic, log } = this.#deps;
        if (this.#deps.stand && this.#looks % LOOKS_BETWEEN_INSPECTIONS === 0) {
            const findings = await (traffic.inspect?.() ?? Promise.resolve([])).catch((error) => [{ code: 'router-unasked', message: (0,prove/* messageOf */.bD)(error), fix: '', blocks: true }]);
            this.#unfit = findings.filter(({ blocks }) => blocks).map(({ code, message, fix }) => `${message} ${fix} [${code}]`).join('\n');
            for (const { code, message, fix } of findings.filter(({ blocks }) => !blocks))
                log.debug(`${message} ${fix} [${code}]`);
        }
        // Asked again at the next look, until it could act.
        if (this.#unfit === '')
            this.#looks += 1;
        return sight.kind === 'calm' && this.#unfit !== '' ? { kind: 'blind', text: `The watch could not take a candidate's users away: ${this.#unfit}` } : sight;
    }
    async #lookOnce() {
        let state;
        try {
            state = await this.#recorder.refresh();
        }
        catch (error) {
            return this.#withoutJournal(error);
        }
        const { open } = state;
        const taken = await this.#remember(state);
        if (taken && open && (0,drain/* safeSplit */.a)(open))
            return this.#drained(open, 'lease-taken', TAKEN);
        if (!open)
            return this.#noneInFlight(state);
        if (open.promoted)
            return { kind: 'calm', text: `Delivery ${open.id} has promoted its candidate; the next tick closes it.` };
        const now = this.#deps.clock.now().getTime();
        const safe = (0,drain/* safeSplit */.a)(open);
        if (now <= open.lease)
            return { kind: 'calm', text: `Delivery ${open.id} is alive until ${iso(open.lease)}.` };
        if (!safe)
            return { kind: 'blind', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; it is a first delivery, so there is no champion to give its users to.` };
        // A router that cannot say what it does is told all the same.
        const split = await (0,router/* splitIfSaid */.Ny)(this.#deps.traffic, open.slots);
        const reached = open.step >= 0 || open.intent !== undefined || split === undefined || (split[open.slot] ?? 0) > router/* SAME_SHARE */.dB;
        if (!reached)
            return { kind: 'calm', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; its candidate has no users.` };
        return this.#drained(open, 'lease-ran-out', `No tick came since the lease ended at ${iso(open.lease)}.`);
    }
    async #drained(open, code, reason) {
        const { traffic, clock } = this.#deps;
        await (0,drain/* drainCandidate */.u)({ recorder: this.#recorder, traffic, clock }, { by: 'watch', code, reason });
        await this.#recorder.append('closed', { outcome: 'rolled-back', note: 'Drained by the watch.' }, open.id);
        return { kind: 'drained', code, text: `The candidate of delivery ${open.id} was drained: ${reason}` };
    }
    /** Without a key, or a journal that can be written to, the router is changed all the same; then it is the record that lacks. */
    async #unacted(why) {
        const safe = this.#remembered?.safe;
        const split = safe && (await (0,router/* readSplit */.bS)(this.#deps.traffic, Object.keys(safe)).catch(() => undefined));
        const done = safe && split && (0,router/* sameSplit */.xY)(split, safe);
        return { kind: 'blind', text: done ? `The candidate has no users, and that could not be recorded: ${why}` : `The watch could not act: ${why}` };
    }
    /** A tick that overslept may have raised a candidate after its delivery was closed. */
    async #noneInFlight({ champion, closed, returning }) {
        const last = Object.values(closed).at(-1);
        const safe = last && (0,drain/* safeSplit */.a)(last);
        if (!last || !safe || last.outcome === 'promoted' || returning || champion?.release.digest !== last.champion?.release)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        const split = await (0,router/* readSplit */.bS)(this.#deps.traffic, last.slots);
        if ((split[last.slot] ?? 0) <= router/* SAME_SHARE */.dB)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        await (0,router/* writeSplit */.um)(this.#deps.traffic, safe, this.#deps.clock);
        return { kind: 'drained', code: 'raised-after-close', text: `Slot ${last.slot} had users after delivery ${last.id} was closed; they are with the champion again.` };
    }
    async #withoutJournal(error) {
        const untrusted = error instanceof recorder/* JournalUntrusted */.Gp || error instanceof state/* JournalInvalid */.fE || isUnreadable(error);
        const known = this.#remembered;
        const why = `${untrusted ? 'The journal cannot be trusted' : 'The journal cannot be read'}: ${(0,prove/* messageOf */.bD)(error)}`;
        if (!known)
            return { kind: 'blind', text: `${why} No delivery was in flight when it last could.` };
        const now = this.#deps.clock.now().getTime();
        const end = Math.min(known.readAt + known.lease, known.until + 1);
        const taken = await this.#deps.stand?.taken(known).catch(() => false);
        if (!untrusted && !taken && now < end)
            return { kind: 'blind', text: `${why} It was last read ${Math.round((now - known.readAt) / 1000)} s ago; in ${Math.ceil((end - now) / 1000)} s the candidate is drained.` };
        const { traffic, clock } = this.#deps;
        const split = await (0,router/* splitIfSaid */.Ny)(traffic, Object.keys(known.safe));
        if (split && (0,router/* sameSplit */.xY)(split, known.safe))
            return { kind: 'blind', text: `${why} The candidate has no users.` };
        await (0,router/* writeSplit */.um)(traffic, known.safe, clock);
        const code = untrusted ? 'journal-untrusted' : taken ? 'lease-taken' : 'journal-away';
        return { kind: 'drained', code, text: `The candidate on slot ${known.slot} was drained. ${taken ? TAKEN : ''} ${why}`.replace('  ', ' ') };
    }
    /** Keeps what was read. Answers whether the delivery was stopped by hand: then that stays as it is. */
    async #remember({ open }) {
        const { stand, memory = stand?.memory, clock, log } = this.#deps;
        const safe = open && !open.promoted ? (0,drain/* safeSplit */.a)(open) : undefined;
        const flight = safe && { delivery: open.id, openedAt: open.openedAt, slot: open.slot, safe, lease: open.plan.lease, readAt: clock.now().getTime(), until: open.lease };
        this.#remembered = flight;
        try {
            if (flight && (await stand?.taken(flight)))
                return true;
            await memory?.save(memory.shared ? sharedText(this.#recorder.events, flight && open) : ownText(this.#recorder.head, flight), flight);
        }
        catch (error) {
            log.warning(`The watch could not keep what it saw: ${(0,prove/* messageOf */.bD)(error)}`);
        }
        return false;
    }
    async #recall() {
        if (this.#loaded)
            return;
        this.#loaded = true;
        const { stand, memory = stand?.memory, keys, model, clock, lease, log } = this.#deps;
        const text = await memory?.load().catch((error) => void log.warning(`The watch could not read what it saw last: ${(0,prove/* messageOf */.bD)(error)}`));
        if (memory === undefined || text === undefined)
            return;
        try {
            const { known, flight } = recalled(text, memory.shared ?? false, { keys, model, lease, now: clock.now().getTime() });
            if (known)
                this.#recorder = new recorder/* Recorder */.vk({ ...this.#deps, known }, clock, '');
            this.#remembered = flight;
        }
        catch {
            log.warning('What the watch saw last is unreadable; it starts without it.');
        }
    }
}
const TAKEN = 'Somebody took the Lease of the delivery away.';
/** The journal's own word that its content, not its connection, is at fault. */
function isUnreadable(error) {
    return error instanceof Error && error.code === 'journal-unreadable';
}
function iso(at) {
    return new Date(at).toISOString();
}


/***/ }),

/***/ 98261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ standOf),
  b: () => (/* binding */ watcherStanding)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/kubernetes/cluster.js
var cluster = __webpack_require__(23246);
;// CONCATENATED MODULE: ./.build/src/rollout/leases.js

const LEASE = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease' };
/** Annotation of the watch's own Lease: what it saw at its last look, `calm`, `drained` or `blind: …`. */
const SAW = 'sluice/saw';
const SAW_CHARACTERS = 500;
/** Anybody may have written it: what is of another type counts as absent. */
function specOf(lease) {
    const spec = (lease?.spec ?? {});
    const text = (key) => (typeof spec[key] === 'string' && spec[key] !== '' ? { [key]: spec[key] } : {});
    const count = (key) => (Number.isSafeInteger(spec[key]) ? { [key]: spec[key] } : {});
    return { ...text('holderIdentity'), ...count('leaseDurationSeconds'), ...text('acquireTime'), ...text('renewTime'), ...count('leaseTransitions') };
}
/** A CronJob's pod starts late at times, and the next one is another. */
const ONCE_MS = 300_000;
/** Milliseconds that a watch may be silent for, by what it left; never longer than any watch of ours asks for, or a forged Lease would keep all others away for years. */
function silenceOf(lease) {
    const { leaseDurationSeconds = 0 } = specOf(lease);
    return Math.min(Math.max(0, leaseDurationSeconds) * 1000, ONCE_MS);
}
/** Milliseconds since the epoch; undefined where it does not say. */
function renewedAt(lease) {
    const at = Date.parse(specOf(lease).renewTime ?? '');
    return Number.isNaN(at) ? undefined : at;
}
/** The API's MicroTime takes six digits, no less. */
function microTime(at) {
    return at.toISOString().replace(/\.(\d{3})Z$/, '.$1000Z');
}
/** The delivery's own Lease: held by the delivery until its ticks are silent for its duration; by nobody where none is in flight. */
function deliveryLease(name, annotations, flight, before) {
    const held = flight && {
        holderIdentity: flight.delivery,
        leaseDurationSeconds: Math.max(1, Math.ceil(flight.lease / 1000)),
        acquireTime: microTime(new Date(flight.openedAt)),
        renewTime: microTime(new Date(flight.until - flight.lease)),
    };
    return leaseOf(name, annotations, { ...held }, before);
}
function heartbeatLease(name, { holder, now, duration, saw, before }) {
    const { holderIdentity, acquireTime, leaseTransitions = 0 } = specOf(before);
    const goesOn = holderIdentity === holder;
    const spec = {
        holderIdentity: holder,
        leaseDurationSeconds: Math.max(1, Math.ceil(duration / 1000)),
        acquireTime: goesOn && acquireTime !== undefined ? acquireTime : microTime(now),
        renewTime: microTime(now),
        leaseTransitions: goesOn || !before ? leaseTransitions : leaseTransitions + 1,
    };
    return leaseOf(name, { [SAW]: saw.slice(0, SAW_CHARACTERS) }, spec, before);
}
function leaseOf(name, annotations, spec, before) {
    const { managedFields: _, ...metadata } = before?.metadata ?? { name };
    return {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { ...metadata, name, labels: { ...metadata.labels, [cluster/* MARKS */.j.managedBy]: 'sluice' }, annotations: { ...metadata.annotations, ...annotations } },
        spec: { ...spec },
    };
}

;// CONCATENATED MODULE: ./.build/src/rollout/watcher-alive.js


/** What two machines' clocks may differ by. */
const SKEW_MS = 60_000;
/**
 * What stands against more users where a watch must live in a cluster: `watcher-unseen` (it has never shown itself), `watcher-silent`, `watcher-blind` (it
 * lives and could not act), `watcher-unknown` (nobody can tell). `now` in milliseconds since the epoch.
 */
async function watcherRefusals(cluster, name, now) {
    const place = `Lease sluice-${name}.watch at ${cluster.where}`;
    const refuse = (code, actual, fix) => [{ code, expected: `a watch that lives and could act (${place})`, actual, fix }];
    let lease;
    try {
        lease = await cluster.read(LEASE, `sluice-${name}.watch`);
    }
    catch (error) {
        return refuse('watcher-unknown', (0,prove/* messageOf */.bD)(error), 'Let who delivers read that Lease, for a rollout of risk `high` needs a live watch.');
    }
    const renewed = renewedAt(lease);
    if (!lease || renewed === undefined)
        return refuse('watcher-unseen', 'no watch has ever shown itself there', 'Install the watch (`kubectl apply -k watch/kubernetes/…`, docs/kubernetes.md), or correct `rollout.watcher.name` and its namespace.');
    const { holderIdentity } = specOf(lease);
    const silentFor = now - renewed;
    if (silentFor > silenceOf(lease) + SKEW_MS || silentFor < -SKEW_MS)
        return refuse('watcher-silent', `${holderIdentity ?? 'a watch'} showed itself last at ${new Date(renewed).toISOString()}${silentFor < 0 ? ', which is yet to come' : ''}`, 'See why it is silent (`kubectl get pods -l app.kubernetes.io/name=sluice-watch`, and its log); more users come when it lives again.');
    const saw = lease.metadata.annotations?.[SAW] ?? '';
    return saw.startsWith('blind') ? refuse('watcher-blind', `${holderIdentity ?? 'the watch'} says: ${saw.slice(0, 500)}`, 'Repair what it names: it could not take a candidate\'s users away now.') : [];
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
;// CONCATENATED MODULE: ./.build/src/rollout/watch-stand.js





/** Annotation: what a watch that starts anew goes by (base64 of gzip). */
const MEMORY = 'sluice/watch-memory';
/** Annotation of the heartbeat: the delivery whose Lease this watch has written. */
const LEASED = 'sluice/leased';
/** A memory beyond this is none of ours. */
const MEMORY_BYTES = 1024 * 1024;
/** So many looks may be left out before another watch takes over. */
const LOOKS = 3;
/**
 * What watches in a cluster share. Lease `sluice-NAME` is the delivery's, written out of the verified journal (holder: the delivery; renewed: when its ticks
 * last prolonged it), with what a watch that starts anew must know; the journal decides, so writing another time into it prolongs nothing, and deleting it while its delivery is in flight
 * drains. Lease `sluice-NAME.watch` says which watch looks, that it lives, and what it saw. Where the API server cannot be asked this watch looks: two at once are harmless.
 */
function standIn(options) {
    const delivery = new DeliveryLease(options);
    const heartbeat = new Heartbeat(options);
    return {
        memory: delivery,
        leads: () => heartbeat.leads(),
        silence: () => heartbeat.silence,
        taken: async (flight) => delivery.isTaken(flight, await heartbeat.leased()),
        report: (sight) => heartbeat.report(sight, delivery.written),
        leave: () => heartbeat.leave(),
    };
}
class DeliveryLease {
    shared = true;
    #options;
    #last;
    /** The delivery in whose name it was last written or seen. */
    written;
    constructor(options) {
        this.#options = options;
    }
    get #name() {
        return `sluice-${this.#options.name}`;
    }
    async load() {
        const text = (await this.#options.cluster.read(LEASE, this.#name))?.metadata.annotations?.[MEMORY];
        return text === undefined ? undefined : (0,external_node_zlib_.gunzipSync)(Buffer.from(text, 'base64'), { maxOutputLength: MEMORY_BYTES }).toString('utf8');
    }
    /** Whether the Lease that this watch, or one before it, has written for the delivery is no longer there. */
    async isTaken({ delivery }, leased) {
        if (this.written !== delivery && leased !== delivery)
            return false;
        this.#last = await this.#options.cluster.read(LEASE, this.#name);
        return this.#last === undefined;
    }
    /** Only what differs from the Lease as it stands is written. */
    async save(text, flight) {
        const { cluster } = this.#options;
        this.#last ??= await cluster.read(LEASE, this.#name);
        const memory = (0,external_node_zlib_.gzipSync)(text).toString('base64');
        const wanted = deliveryLease(this.#name, { [MEMORY]: memory }, flight, this.#last);
        if (!this.#last)
            this.#last = await cluster.create(LEASE, wanted);
        else if (!isSame(wanted, this.#last))
            this.#last = await cluster.replace(LEASE, wanted).catch((error) => this.#lost(error));
        this.written = flight?.delivery;
    }
    /** Somebody else wrote it: what is there is read at the next look, and written anew. */
    #lost(error) {
        this.#last = undefined;
        if (error instanceof driver_error/* DriverError */.x && (error.code === 'cluster-conflict' || error.code === 'cluster-missing'))
            return undefined;
        throw error;
    }
}
class Heartbeat {
    #options;
    #last;
    /** When this watch first met the state that another one left, by this watch's own clock. */
    #met;
    #leads = false;
    #warned = '';
    constructor(options) {
        this.#options = options;
    }
    get #name() {
        return `sluice-${this.#options.name}.watch`;
    }
    async leased() {
        this.#last ??= await this.#options.cluster.read(LEASE, this.#name).catch(() => undefined);
        return this.#last?.metadata.annotations?.[LEASED];
    }
    get silence() {
        return silenceOf(this.#last);
    }
    async leads() {
        const { cluster, holder, once, clock } = this.#options;
        if (this.#leads)
            return true;
        try {
            this.#last = await cluster.read(LEASE, this.#name);
        }
        catch (error) {
            this.#warn(`The watch cannot see whether another one looks, so it looks: ${(0,prove/* messageOf */.bD)(error)}`);
            return true;
        }
        const { holderIdentity } = specOf(this.#last);
        const now = clock.now().getTime();
        const state = `${holderIdentity} ${this.#last?.metadata.resourceVersion}`;
        if (this.#met?.state !== state)
            this.#met = { state, at: now };
        const silent = now - Math.min(this.#met.at, renewedAt(this.#last) ?? now) > this.silence;
        this.#leads = once || holderIdentity === undefined || holderIdentity === holder || silent;
        return this.#leads;
    }
    async report(sight, leased) {
        const { cluster, holder, clock, once, every } = this.#options;
        if (!this.#leads)
            return;
        try {
            this.#last ??= await cluster.read(LEASE, this.#name);
            const duration = once ? ONCE_MS : LOOKS * every;
            const next = heartbeatLease(this.#name, { holder, now: clock.now(), duration, saw: sight.kind === 'blind' ? `blind: ${sight.text}` : sight.kind, before: this.#last });
            next.metadata.annotations = { ...next.metadata.annotations, [LEASED]: leased ?? '' };
            this.#last = this.#last ? await cluster.replace(LEASE, next) : await cluster.create(LEASE, next);
        }
        catch (error) {
            this.#last = undefined;
            // Another one has written: who leads is asked anew.
            this.#leads = false;
            if (!(error instanceof driver_error/* DriverError */.x && ['cluster-conflict', 'cluster-exists', 'cluster-missing'].includes(error.code)))
                this.#warn(`The watch could not show that it lives: ${(0,prove/* messageOf */.bD)(error)}`);
        }
    }
    /** Once, as long as it stays the same. */
    #warn(text) {
        if (text !== this.#warned)
            this.#options.log.warning(text);
        this.#warned = text;
    }
    /** The next watch need not wait until this one counts as silent. */
    async leave() {
        const { cluster, once, holder } = this.#options;
        if (!this.#leads || once || !this.#last)
            return;
        const { spec, ...rest } = this.#last;
        if (specOf(this.#last).holderIdentity !== holder)
            return;
        const { holderIdentity: _, ...others } = spec ?? {};
        await cluster.replace(LEASE, { ...rest, spec: others }).catch(() => undefined);
    }
}
function isSame(wanted, there) {
    const about = ({ spec, metadata }) => JSON.stringify([Object.entries(spec ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)), metadata.annotations?.[MEMORY], metadata.labels?.[cluster/* MARKS */.j.managedBy]]);
    return about(wanted) === about(there);
}

// EXTERNAL MODULE: ./.build/src/rollout/watch.js + 1 modules
var watch = __webpack_require__(30728);
// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var run_cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/run/object-name.js
var object_name = __webpack_require__(29580);
;// CONCATENATED MODULE: ./.build/src/run/watcher.js






/** The place in a cluster that the delivery file's watches share; undefined where it declares none. */
function standOf(delivery, session, once) {
    const place = placeOf(delivery, session);
    const { clock, log, env } = session;
    return place && standIn({ ...place, holder: env.POD_NAME ?? `${external_node_os_.hostname()}-${process.pid}`, clock, log, once, every: watch/* WATCH_EVERY */.w });
}
/** What stands against more users where the delivery file says that a watch lives in a cluster; nothing where it says otherwise. */
async function watcherStanding(delivery, session) {
    const place = placeOf(delivery, session);
    return place ? watcherRefusals(place.cluster, place.name, session.clock.now().getTime()) : [];
}
function placeOf(delivery, session) {
    const { watcher, kubernetes } = delivery.spec.rollout ?? {};
    if (watcher?.by !== 'kubernetes' || !(watcher.cluster ?? kubernetes))
        return undefined;
    return { cluster: (0,run_cluster/* clustersOf */.Dg)(delivery, session)(watcher.cluster), name: (0,object_name/* leaseName */.A)(delivery) };
}


/***/ }),

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27088);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95301);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61115);




/**
 * Takes every user from the open delivery's candidate and records that it was rolled back; the delivery stays open until
 * it is closed. Re-entrant: each part that the journal already tells is left out. When the journal cannot be written the
 * router is changed all the same, for lowering exposure needs nobody's leave; then the journal's error is thrown.
 * A candidate that never had users, or has nobody to give them to (first delivery), leaves the router alone.
 */
async function drainCandidate(hand, why) {
    const { recorder, traffic, clock } = hand;
    const decidedAt = clock.now().getTime();
    const open = openOf(recorder);
    const safe = safeSplit(open);
    if (safe && !open.drained) {
        const stuck = await recordIntent(recorder, open, safe, why);
        await (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSplit */ .XD)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        if (open.plan.strategy === 'shadow')
            await (0,_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .writeMirror */ .l)(traffic, null);
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    if (why.ends)
        return;
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s)
            throw error;
        return error;
    }
}
function rolledBack({ open, champion }, why, decidedAt, now) {
    const code = open.drained?.code ?? why.code;
    return {
        from: open.release,
        to: champion ? { release: champion.release, slot: champion.slot } : null,
        code,
        reason: open.drained?.reason ?? why.reason,
        askedBy: why.askedBy,
        guardrail: open.judged?.guardrail ?? why.guardrail,
        numbers: open.judged?.numbers ?? why.numbers ?? {},
        servedMs: open.servedSince === undefined ? 0 : now - open.servedSince,
        requests: Math.max(0, ...Object.values(open.requests)),
        tookMs: now - decidedAt,
        // The watch or an earlier tick may have drained it for a reason of its own.
        trigger: (code === why.code ? why.trigger : undefined) ?? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_1__/* .triggerOf */ .i)(code),
        ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 95301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readMirror),
/* harmony export */   l: () => (/* binding */ writeMirror)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
async function readMirror({ capabilities, mirror }) {
    return capabilities.mirror && mirror ? mirror.read() : undefined;
}
/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
async function writeMirror(traffic, slot) {
    const before = await readMirror(traffic);
    if (before === slot || (before === undefined && slot === null))
        return;
    await traffic.mirror?.write(slot);
    const after = await readMirror(traffic);
    if (after === slot)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}


/***/ }),

/***/ 27088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ TRIGGER_WORDS),
/* harmony export */   i: () => (/* binding */ triggerOf)
/* harmony export */ });
/** By the code with which a candidate lost its users. */
const OF_CODES = {
    harm: 'guardrail',
    'lease-ran-out': 'lease',
    aborted: 'person',
    'rolled-back-by-hand': 'person',
    'lease-taken': 'person',
    'held-by-data': 'data',
    'digest-mismatch': 'digest-mismatch',
    'candidate-silent': 'signals',
    blind: 'signals',
    'time-budget': 'time',
    'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
    'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};
function triggerOf(code) {
    return Object.hasOwn(OF_CODES, code) ? OF_CODES[code] : 'other';
}
/** In the words of a verdict and of an incident. */
const TRIGGER_WORDS = {
    guardrail: 'a guardrail showed harm',
    lease: 'nobody looked after the rollout any more, and its lease ran out',
    person: 'a person asked for it',
    monitor: 'a monitor of what serves asked for it',
    data: 'a check of the data asked for it',
    'digest-mismatch': 'what served was not what was approved',
    signals: 'the signals were away, or the candidate fell silent',
    time: 'the time for evidence ran out',
    placing: 'the candidate could not be brought to where it would serve',
    other: 'the rollout ended it',
    drill: 'a drill',
};


/***/ })

};
