export const id = 3166;
export const ids = [3166];
export const modules = {

/***/ 83166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrill: () => (/* binding */ runDrill),
  runReadiness: () => (/* binding */ runReadiness),
  o: () => (/* binding */ untriedWays)
});

// UNUSED EXPORTS: liveDrills

// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/journal/state.js + 2 modules
var state = __webpack_require__(59036);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var serving_recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
// EXTERNAL MODULE: ./.build/src/rollback/go-back.js + 1 modules
var go_back = __webpack_require__(36158);
// EXTERNAL MODULE: ./.build/src/rollback/rollback.js + 2 modules
var rollback = __webpack_require__(34392);
// EXTERNAL MODULE: ./.build/src/rollback/target.js
var rollback_target = __webpack_require__(1999);
// EXTERNAL MODULE: ./.build/src/rollback/verdict-parts.js
var verdict_parts = __webpack_require__(3722);
;// CONCATENATED MODULE: ./.build/src/rollback/drill.js










const CONFLICTS = 10;
const WITHIN = '60 s';
const REASON = 'A drill of the way back: nothing is wrong with what serves.';
/**
 * Takes the way back for real in the one environment where users do not mind, and goes home again: from what serves to the release that a
 * rollback would choose, by the same steps and the same proofs, and back to what served. Says how long each took against `rollback.within`.
 * Champion, good releases and router are then what they were; nothing counts as taken back. A drill that was killed is finished by the
 * next one. Answers `fail` where the way back could not be taken, `inconclusive` where something else is under way. Throws InputError
 * where none is declared, or this is another environment.
 */
async function drill(delivery, context, deps) {
    refuseElsewhere(delivery);
    const retreat = (0,rollback/* retreatOf */.N)(delivery, context, deps, { drill: true, reason: REASON });
    for (let conflicts = 0;; conflicts += 1)
        try {
            await retreat.recorder.refresh();
            return await walk(retreat);
        }
        catch (error) {
            if (!(error instanceof serving_recorder/* JournalConflict */.sI) || conflicts === CONFLICTS)
                throw error;
        }
}
/** Nobody is moved by a drill unless the file says that this is the place for it. */
function refuseElsewhere(delivery) {
    const declared = delivery.spec.rollback?.drill;
    const here = (0,statement/* environmentOf */.p7)(delivery);
    if (!declared)
        throw problem/* InputError */.d.of('drill-undeclared', 'The delivery file declares no drill.', 'Add `rollback.drill: {every: 30 days, environment: staging}`.', delivery.locate(['rollback']));
    if (declared.environment !== here)
        throw problem/* InputError */.d.of('drill-elsewhere', `A drill moves users in ${declared.environment} alone, and this delivery file is for ${here ?? 'no environment'}.`, `Run it with the delivery file of ${declared.environment} (\`environment: ${declared.environment}\`).`, delivery.locate(['rollback', 'drill', 'environment']));
}
async function walk(retreat) {
    const begun = await begin(retreat);
    if ('verdict' in begun)
        return begun;
    const { recorder } = retreat;
    const notes = [];
    let traffic;
    if (drilling(recorder.state).backMs === undefined) {
        const target = (0,rollback_target/* targetsOf */.Q)({ ...recorder.state, champion: drilling(recorder.state).home }).find(({ release }) => release.digest === drilling(recorder.state).to.digest);
        const way = target ? await half(retreat, target) : undefined;
        if (!way || 'misfit' in way)
            return failed(retreat, way?.misfit.actual ?? 'it is no release to go back to any more', way?.misfit.fix);
        notes.push(...way.notes);
        traffic = way.traffic;
    }
    const { home } = drilling(recorder.state);
    if (recorder.state.champion.release.digest !== home.release.digest || recorder.state.returning) {
        const way = await half(retreat, home);
        if ('misfit' in way)
            return stuck(retreat, way.misfit.actual, way.misfit.fix);
    }
    return finished(retreat, traffic, notes);
}
/** Each half is measured by itself. */
function half(retreat, to) {
    return (0,go_back/* goBack */.O)({ ...retreat, startedAt: retreat.now() }, to);
}
/** Goes on with a drill that was begun, or begins one where nothing stands against it. */
async function begin(retreat) {
    const { recorder, deps, context, now } = retreat;
    const { champion, open, returning } = recorder.state;
    if (recorder.state.drilling?.kind === 'live')
        return { begun: true };
    const other = open ? `delivery ${open.id}` : returning ? `a way back, begun by ${returning.delivery}` : (0,state/* isDrilling */.M4)(recorder.state, now()) ? `a look at what is ready, begun by ${recorder.state.drilling.delivery}` : undefined;
    if (other !== undefined)
        return occupied(retreat, `${other} is under way`);
    if (!champion)
        return occupied(retreat, 'nothing serves yet');
    const slots = deps.fleet.slots();
    const split = await (0,router/* readSplit */.bS)(deps.traffic, slots);
    if (!(0,router/* sameSplit */.xY)(split, (0,router/* allTo */.jT)(champion.slot, slots)))
        return occupied(retreat, `the router says ${(0,router/* describeSplit */.iO)(split)}, and not that all users are at slot ${champion.slot}`);
    const passedOver = [];
    for (const target of (0,rollback_target/* targetsOf */.Q)(recorder.state)) {
        const { refusals } = await (0,rollback_target/* targetRefusals */.x)(deps.journal, target, deps.evidence, context.clock.now());
        if (refusals.length === 0) {
            await recorder.append('drill-begun', { from: champion.release, slot: slots.find((name) => name !== champion.slot), to: target.release });
            return { begun: true };
        }
        passedOver.push(`${(0,verdict_parts/* titleOf */.Gg)(target.release)}: ${refusals[0].actual} [${refusals[0].code}]`);
    }
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `The drill found no way back from ${(0,verdict_parts/* titleOf */.Gg)(champion.release)}.`, release: champion.release, champion: champion.release,
        findings: [(0,verdict_parts/* finding */.gk)('no-target', 'fail', 'There is a release to go back to', passedOver.length > 0 ? `None was fit: ${passedOver.join('; ')}.` : 'No other release was ever good here.', 'Deliver a release here, so that there are two; `sluice rollback --check` says what each lacks.')],
    });
}
async function finished(retreat, traffic, notes) {
    const { recorder, delivery, deps } = retreat;
    const { home, to, backMs, forthMs } = drilling(recorder.state);
    const within = delivery.spec.rollback?.within ?? WITHIN;
    const withinMs = (0,duration/* parseDuration */.E)(within);
    const slots = deps.fleet.slots();
    const split = await (0,router/* readSplit */.bS)(deps.traffic, slots);
    const restored = (0,router/* sameSplit */.xY)(split, (0,router/* allTo */.jT)(recorder.state.champion.slot, slots));
    const late = (backMs ?? 0) > withinMs;
    const elsewhere = traffic?.kind === 'seen' && traffic.elsewhere.length > 0;
    const findings = [
        { ...(0,verdict_parts/* finding */.gk)('drill-time', late ? 'warn' : 'pass', `Back within ${within}`, `The way back took ${backMs ?? 0} ms to the router that reads back; home again took ${forthMs ?? 0} ms.`, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined), numbers: { tookMs: backMs ?? null, backMs: backMs ?? null, forthMs: forthMs ?? null, withinMs }, expected: within, actual: `${backMs ?? 0} ms`, location: delivery.locate(['rollback', 'within']) },
        (0,verdict_parts/* finding */.gk)('drill-home', restored ? 'pass' : 'fail', 'What served before serves again', `The router says ${(0,router/* describeSplit */.iO)(split)}.`, restored ? undefined : 'Run the drill again, or set the router by hand.'),
        ...(elsewhere ? [(0,verdict_parts/* finding */.gk)('traffic-elsewhere', 'fail', 'Real requests are answered by the release gone back to alone', `While ${(0,verdict_parts/* titleOf */.Gg)(to)} served, ${traffic.elsewhere.join(', ')} still answered requests.`, 'Another router, or connections that stay open, lead there.')] : []),
    ];
    const outcome = findings.some((one) => one.outcome === 'fail') ? 'fail' : late ? 'warn' : 'pass';
    if (restored)
        await recorder.append('drilled', { kind: 'live', outcome, backMs, forthMs, within: withinMs });
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `The way back from ${(0,verdict_parts/* titleOf */.Gg)(home.release)} to ${(0,verdict_parts/* titleOf */.Gg)(to)} was tried: ${backMs ?? 0} ms, and home again in ${forthMs ?? 0} ms.`,
        findings, notes, release: home.release, champion: home.release,
        facts: [['Tried', `${(0,verdict_parts/* titleOf */.Gg)(home.release)} → ${(0,verdict_parts/* titleOf */.Gg)(to)} → ${(0,verdict_parts/* titleOf */.Gg)(home.release)}`], ['Back', `${backMs ?? 0} ms`], ['Home again', `${forthMs ?? 0} ms`]],
        details: { drill: { from: home.release, to, backMs, forthMs, withinMs, ...(traffic && { traffic }) } },
    });
}
/** The older release would not serve: users never left what serves, and the drill has found what it is for. */
async function failed(retreat, why, fix) {
    const { recorder } = retreat;
    const { home, to } = drilling(recorder.state);
    await recorder.append('drilled', { kind: 'live', outcome: 'fail', note: why.slice(0, 1000) });
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `The drill failed: ${(0,verdict_parts/* titleOf */.Gg)(to)} could not serve in place of ${(0,verdict_parts/* titleOf */.Gg)(home.release)}. No user was moved.`, release: home.release, champion: home.release,
        findings: [(0,verdict_parts/* finding */.gk)('drill-failed', 'fail', 'The release gone back to serves as it was approved', why, fix)],
        details: { drill: { from: home.release, to, failed: why } },
    });
}
/** Half-way, where users do not mind: the next drill goes on from here. */
function stuck(retreat, why, fix) {
    const { home, to } = drilling(retreat.recorder.state);
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `The drill is half-way: ${(0,verdict_parts/* titleOf */.Gg)(to)} serves, and ${(0,verdict_parts/* titleOf */.Gg)(home.release)} could not be brought back.`, release: home.release, champion: to,
        findings: [(0,verdict_parts/* finding */.gk)('drill-not-home', 'fail', 'What served before serves again', why, `${fix} Then run the drill again: it goes on from here.`)],
        details: { drill: { from: home.release, to, failed: why } },
    });
}
function occupied(retreat, why) {
    const { champion } = retreat.recorder.state;
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `No drill now: ${why}.`, release: champion?.release, champion: champion?.release,
        findings: [(0,verdict_parts/* finding */.gk)('drill-occupied', 'inconclusive', 'Nothing else is under way', `${why.charAt(0).toUpperCase()}${why.slice(1)}.`, 'Drill when it is over.')],
    });
}
function drilling({ drilling: found }) {
    if (!found)
        throw new serving_recorder/* JournalConflict */.sI(0, 0);
    return found;
}

;// CONCATENATED MODULE: ./.build/src/rollback/overdue.js


const DAY = 86_400_000;
/** Whether the way back was tried, and walked through by people, as lately as declared. Pure. */
function drillFindings(delivery, live, own, now) {
    const { drill, tabletop } = delivery.spec.rollback ?? {};
    return [
        ...(drill ? ['unknown' in live ? unknown(delivery, live.unknown) : one(delivery, { key: 'drill', rule: `The way back is tried in ${drill.environment} every ${drill.every}`, every: drill.every, last: live.live, command: 'sluice rollback --drill' }, now)] : []),
        ...(tabletop ? [one(delivery, { key: 'tabletop', rule: `People walk through the criteria every ${tabletop.every}`, every: tabletop.every, last: own.tabletop, command: 'sluice rollback --tabletop' }, now)] : []),
    ];
}
function one(delivery, { key, rule, every, last, command }, now) {
    const location = delivery.locate(['rollback', key, 'every']);
    if (!last)
        return { ...(0,verdict_parts/* finding */.gk)(`${key}-overdue`, 'warn', rule, 'It was never done.', `Run \`${command}\`; workflows/drill.yml does it by schedule.`), location };
    const age = now - last.at;
    const when = `${new Date(last.at).toISOString()}, ${Math.floor(age / DAY)} days ago`;
    const numbers = { ageMs: age, everyMs: (0,duration/* parseDuration */.E)(every), ...(last.backMs !== undefined && { backMs: last.backMs }) };
    if (!(age <= numbers.everyMs))
        return { ...(0,verdict_parts/* finding */.gk)(`${key}-overdue`, 'warn', rule, `The last one was ${when}.`, `Run \`${command}\`.`), numbers, location };
    if (last.outcome === 'fail')
        return { ...(0,verdict_parts/* finding */.gk)(`${key}-failed`, 'warn', rule, `The last one, ${when}, failed${last.note === undefined ? '' : `: ${last.note}`}.`, `Mend what it found and run \`${command}\`.`), numbers, location };
    return { ...(0,verdict_parts/* finding */.gk)(`${key}-current`, 'pass', rule, `The last one was ${when}${last.backMs === undefined ? '' : `, and took ${last.backMs} ms`}.`), numbers, location };
}
function unknown(delivery, why) {
    return { ...(0,verdict_parts/* finding */.gk)('drill-unknown', 'warn', 'The way back is tried where users do not mind', `Whether it was is not known: ${why}.`, 'Name its journal in `rollback.drill.journal`.'), location: delivery.locate(['rollback', 'drill']) };
}

// EXTERNAL MODULE: ./.build/src/serving/golden.js
var serving_golden = __webpack_require__(78635);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/registry.js
var registry = __webpack_require__(40641);
// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
;// CONCATENATED MODULE: ./.build/src/rollback/load.js





/**
 * Loads one version after the other into the slot that does not serve, asks it its golden rows there, and puts back what was loaded before.
 * The journal says so first, so that no delivery begins meanwhile; whoever takes a way back meanwhile is let pass, and this stops.
 */
async function loadAll(retreat, versions) {
    const { deps, recorder, now } = retreat;
    const { champion, open, returning } = recorder.state;
    if (!champion || versions.length === 0)
        return { misfits: new Map() };
    if (open || returning)
        return { refused: `A ${open ? 'delivery' : 'way back'} is under way, and needs the slot.` };
    if ((0,state/* isDrilling */.M4)(recorder.state, now()) && recorder.state.drilling.delivery !== retreat.id)
        return { refused: `A drill is under way, begun by ${recorder.state.drilling.delivery}.` };
    const slots = deps.fleet.slots();
    const slot = slots.find((name) => name !== champion.slot);
    if (!(0,router/* sameSplit */.xY)(await (0,router/* readSplit */.bS)(deps.traffic, slots), (0,router/* allTo */.jT)(champion.slot, slots)))
        return { refused: `The router does not send every user to slot ${champion.slot}, so slot ${slot} is not free.` };
    try {
        await recorder.append('drill-begun', { kind: 'load', from: champion.release, slot, to: versions[0].release });
        return await inTurn(retreat, slot, versions);
    }
    catch (error) {
        if (!(error instanceof serving_recorder/* JournalConflict */.sI))
            throw error;
        return { refused: 'Somebody else wrote the journal meanwhile.' };
    }
}
async function inTurn(retreat, slot, versions) {
    const { recorder, deps } = retreat;
    const before = recorder.state.slots[slot];
    const misfits = new Map();
    for (const version of versions) {
        const misfit = await loadOne(retreat, slot, version);
        if (misfit)
            misfits.set(version.release.digest, misfit);
    }
    const after = recorder.state.slots[slot];
    if (before !== undefined && after !== before)
        await restore(retreat, slot, before);
    else if (before === undefined)
        await deps.fleet.retire(slot).catch(() => undefined);
    await recorder.append('drilled', { kind: 'load', outcome: misfits.size === 0 ? 'pass' : 'warn' });
    return { misfits };
}
/** Appending is the guard: it fails where somebody began something since. */
async function loadOne({ deps, recorder, context }, slot, { release, golden }) {
    const source = await deps.releases.source(release.digest).catch((error) => ({ lost: (0,prove/* messageOf */.bD)(error) }));
    if ('lost' in source)
        return { code: 'release-lost', reason: source.lost, fix: 'Keep the release again.' };
    await recorder.append('placed', { slot, release: release.digest, loaded: 'unknown' });
    const placed = await (0,prove/* placeRelease */.l8)(deps.fleet, slot, source, context.clock);
    if (!placed.fit)
        return placed;
    const rows = golden === null ? undefined : await (0,serving_golden/* keptGolden */.aK)(deps.journal, golden).catch(() => undefined);
    const smoked = await (0,prove/* smokeSlot */.My)(deps.fleet, slot, rows, context.clock);
    return smoked.fit ? undefined : smoked;
}
async function restore({ deps, recorder, context }, slot, before) {
    const source = await deps.releases.source(before).catch(() => undefined);
    // What was there before and is gone from the store cannot come back; the slot serves nobody.
    if (!source)
        return;
    await recorder.append('placed', { slot, release: before, loaded: 'unknown' });
    await (0,prove/* placeRelease */.l8)(deps.fleet, slot, source, context.clock);
}

// EXTERNAL MODULE: ./.build/src/rollback/past-ledger.js
var past_ledger = __webpack_require__(25170);
// EXTERNAL MODULE: ./.build/src/rollback/whole.js
var whole = __webpack_require__(8107);
;// CONCATENATED MODULE: ./.build/src/rollback/ready.js










const KEEP = 5;
/**
 * Whether a way back could be taken now: of the newest `rollback.keep` good releases, whether the ledger still verifies, the contract takes
 * today's data, the kept bytes are those of its name (each of them measured), they belong together, and the golden rows are there; with
 * `load`, whether a slot really loads and answers them. Moves no user. Throws where the journal cannot be read.
 */
async function checkReady(delivery, context, deps, { load, more } = {}) {
    const retreat = (0,rollback/* retreatOf */.N)(delivery, context, deps, {});
    const state = await retreat.recorder.refresh();
    const { champion } = state;
    const keep = delivery.spec.rollback?.keep ?? KEEP;
    const targets = (0,rollback_target/* targetsOf */.Q)(state).slice(0, keep);
    const versions = [];
    for (const serving of targets)
        versions.push(await look(retreat, serving));
    const loads = load ? await loadAll(retreat, versions.filter(({ faults }) => faults.length === 0).map(({ serving }) => serving)) : undefined;
    const judged = versions.map((version) => withLoad(version, loads));
    const ready = judged.filter(({ faults }) => faults.length === 0).length;
    const drift = deps.registry && (0,registry/* championIn */.de)(state) ? await (0,registry/* registryDrift */.Vy)(deps.registry, (0,registry/* championIn */.de)(state)) : undefined;
    const findings = [
        ...countFindings(delivery, champion, targets.length, ready, keep),
        ...judged.map((version) => versionFinding(version, load === true)),
        ...(loads && 'refused' in loads ? [(0,verdict_parts/* finding */.gk)('load-refused', 'inconclusive', 'Each version loads', loads.refused, 'Ask again when nothing is under way.')] : []),
        ...(drift ? [(0,verdict_parts/* finding */.gk)(drift.code, 'warn', 'The registry names what serves', drift.said, drift.fix)] : []),
        ...((await more?.(state)) ?? []),
    ];
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: headlineOf(champion, ready, targets.length, findings),
        findings,
        release: champion?.release, champion: champion?.release,
        notes: [...judged.flatMap(({ notes }) => notes), ...(load ? [] : ['Whether the versions load was not tried (give `--load`).'])],
        facts: [['Serves now', champion?.release.digest ?? 'nothing'], ['Ready', `${ready} of ${targets.length}`], ['To be kept', String(keep)]],
        details: { ready: judged.map(({ serving, faults }) => ({ release: serving.release, tested: serving.tested, faults: faults.map(({ code }) => code) })) },
    });
}
/** Everything that going back would ask, and that can be asked without moving anything. */
async function look(retreat, serving) {
    const { deps, context, delivery } = retreat;
    const { digest } = serving.release;
    const { refusals, notes } = await (0,rollback_target/* targetRefusals */.x)(deps.journal, serving, deps.evidence, context.clock.now());
    const faults = [...refusals];
    const fault = (code, expected, actual, fix) => void faults.push({ code, expected, actual, fix });
    const source = await deps.releases.source(digest).catch((error) => ({ lost: (0,prove/* messageOf */.bD)(error) }));
    const ledger = await (0,past_ledger/* ledgerOf */.X)(retreat, serving);
    if ('lost' in source)
        fault('release-lost', `the bytes of ${digest} in the release store`, source.lost, 'Fetch it from the run that delivered it, or deliver it again: it is kept then.');
    else {
        const renamed = (0,releases/* namedOtherwise */.O)(source, ledger);
        if (renamed)
            fault('release-renamed', 'the file names that were tested', renamed, 'Restore the kept release from the run that delivered it.');
    }
    const mixture = (0,whole/* declaredMixture */.$j)(delivery, ledger, digest);
    if (mixture)
        fault(mixture.code, 'the parts that the delivery file declares', mixture.reason, mixture.fix);
    if (serving.golden !== null)
        await (0,serving_golden/* keptGolden */.aK)(deps.journal, serving.golden).catch((error) => fault('golden-lost', 'its golden rows beside the journal', (0,prove/* messageOf */.bD)(error), 'Restore the journal\'s attachments.'));
    return { serving, faults, notes };
}
function withLoad({ serving, faults, notes }, loads) {
    const misfit = loads && 'misfits' in loads ? loads.misfits.get(serving.release.digest) : undefined;
    if (!misfit)
        return { serving, faults, notes };
    return { serving, notes, faults: [...faults, { code: misfit.code, expected: 'a slot that loads it and answers as approved', actual: misfit.reason, fix: misfit.fix }] };
}
function versionFinding({ serving, faults }, loaded) {
    const title = (0,verdict_parts/* titleOf */.Gg)(serving.release);
    const rule = `${title}${serving.tested ? '' : ' (adopted, never tested)'} could serve again`;
    const subject = { kind: 'check', name: title };
    const [first] = faults;
    if (!first)
        return { ...(0,verdict_parts/* finding */.gk)('version-ready', 'pass', rule, `Its ledger verifies, and its bytes are there, whole and as named${loaded ? '; a slot loads it and answers as approved' : ''}.`), subject };
    return { ...(0,verdict_parts/* finding */.gk)('version-not-ready', 'warn', rule, `${title} (${serving.release.digest}) could not be gone back to: ${faults.map(({ code, expected, actual }) => `expected ${expected}, found ${actual} [${code}]`).join('; ')}.`, first.fix), subject };
}
/** A short history is no fault; versions that were good and are gone are. */
function countFindings(delivery, champion, known, ready, keep) {
    const location = delivery.locate(['rollback', 'keep']);
    const rule = `${keep} versions are ready to be gone back to`;
    const numbers = { ready, known, keep };
    if (!champion)
        return [{ ...(0,verdict_parts/* finding */.gk)('nothing-serves', 'pass', rule, 'Nothing was delivered yet, so there is nothing to go back from.'), numbers, location }];
    if (known === 0)
        return [{ ...(0,verdict_parts/* finding */.gk)('no-version-ready', 'warn', rule, 'What serves is the only release that was ever good here: there is nothing to go back to.', 'Deliver once more, so that there are two; until then, know how to take the router off by hand (`sluice rollback --criteria`).'), numbers, location }];
    if (ready === 0)
        return [{ ...(0,verdict_parts/* finding */.gk)('no-version-ready', 'fail', rule, `None of ${known} could be gone back to.`, 'Repair the newest one first.'), numbers, location }];
    if (ready < Math.min(keep, known))
        return [{ ...(0,verdict_parts/* finding */.gk)('versions-degraded', 'warn', rule, `${ready} of ${known} are ready; ${keep} are to be kept.`, 'Repair the others before you need them.'), numbers, location }];
    return [{ ...(0,verdict_parts/* finding */.gk)('versions-ready', 'pass', rule, `${ready} are ready${known < keep ? `; no more were delivered yet` : ''}.`), numbers, location }];
}
function headlineOf(champion, ready, known, findings) {
    if (!champion)
        return 'Nothing serves yet, so there is no way back to look at.';
    const odd = findings.filter(({ outcome }) => outcome !== 'pass').length;
    if (ready === 0)
        return `There is no way back from ${(0,verdict_parts/* titleOf */.Gg)(champion.release)} now: ${known === 0 ? 'no other release was ever good here' : `none of ${known} versions is ready`}.`;
    return `A way back from ${(0,verdict_parts/* titleOf */.Gg)(champion.release)} is ready: ${ready} of ${known} versions${odd === 0 ? '' : `; ${odd} ${odd === 1 ? 'thing deserves' : 'things deserve'} a look`}.`;
}

// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/retreat.js + 1 modules
var retreat = __webpack_require__(23148);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/tell.js + 5 modules
var tell = __webpack_require__(24570);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/readiness.js










/** An incident older than this was told when it was one, or is nobody's news. */
const MOST_AGE = 7 * 86_400_000;
/**
 * Looks whether a way back could be taken now, and whether it was tried as lately as declared. Moves no user. A way back of these days that
 * nobody was told of (a watch beside the router has no GitHub) is told now.
 */
async function runReadiness(session, options) {
    return (0,judge/* judge */.S)(session, 'rollback', {}, async (delivery, context) => {
        const deps = await (0,retreat/* retreatDeps */.Y)(delivery, session, options);
        let untold = false;
        const more = async (state) => {
            const { drills } = state;
            untold = await wasTakenBackLately(deps, session);
            return drillFindings(delivery, await liveDrills(delivery, session, state, options.secrets), drills, session.clock.now().getTime());
        };
        const result = await checkReady(delivery, context, deps, { load: options.load, more });
        return untold && delivery.spec.notify?.issue && options.forge ? (0,tell.tellOf)(delivery, session, deps, options, result, 'newest') : result;
    });
}
async function runDrill(session, options) {
    return (0,judge/* judge */.S)(session, 'rollback', {}, async (delivery, context) => drill(delivery, context, await (0,retreat/* retreatDeps */.Y)(delivery, session, options)));
}
/** What the doctor says of drills: whatever is not as declared. The journal was read before, and says itself where it cannot be. */
async function untriedWays(delivery, session) {
    const { drill: declared, tabletop } = delivery.spec.rollback ?? {};
    if (!delivery.spec.rollout || (!declared && !tabletop))
        return [];
    const own = await new serving_recorder/* Recorder */.vk((0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, {})), session.clock, '').refresh();
    return drillFindings(delivery, await liveDrills(delivery, session, own, {}), own.drills, session.clock.now().getTime()).filter(({ outcome }) => outcome !== 'pass');
}
/** Of this environment's own journal, or of the one that the delivery file names for the environment where drills are. */
async function liveDrills(delivery, session, own, secrets) {
    const declared = delivery.spec.rollback?.drill;
    if (!declared || declared.environment === (0,statement/* environmentOf */.p7)(delivery))
        return own.drills;
    if (!declared.journal)
        return { unknown: `drills are in ${declared.environment}, and the delivery file does not say where its journal is` };
    try {
        const access = (0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, secrets), declared.journal);
        return (await new serving_recorder/* Recorder */.vk(access, session.clock, '').refresh()).drills;
    }
    catch (error) {
        return { unknown: `the journal of ${declared.environment} cannot be read: ${(0,judge/* problemsOf */.G)(error)[0]?.message ?? String(error)}` };
    }
}
async function wasTakenBackLately({ journal }, { clock }) {
    const told = (await journal.read()).findLast(({ type, data }) => type === 'rolled-back' && data.drill !== true);
    return told !== undefined && clock.now().getTime() - Date.parse(told.at) < MOST_AGE;
}


/***/ })

};
