export const id = 1456;
export const ids = [1456,6658,5679];
export const modules = {

/***/ 34692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   vd: () => (/* binding */ rowsNeeded),
/* harmony export */   wY: () => (/* binding */ POWER),
/* harmony export */   yd: () => (/* binding */ roundUp)
/* harmony export */ });
/* harmony import */ var _statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/**
 * Passes when the whole interval keeps the rule, fails when none of it does, else cannot tell. `strict` is the interval
 * at the level corrected for the number of rules that are judged together: only a failure needs it, because a verdict
 * passes only where every rule does (intersection–union), while any single failure stops it. For `within` this is two one-sided
 * tests (Schuirmann 1987), each at half of what the level leaves.
 */
function decide(rule, bounds, strict) {
    if (!(bounds.low <= bounds.high && strict.low <= strict.high))
        return 'inconclusive';
    if (keeps(rule, bounds))
        return 'pass';
    return breaks(rule, strict) ? 'fail' : 'inconclusive';
}
function keeps({ kind, limit, beyond }, { low, high }) {
    if (kind === 'within')
        return low >= -limit && high <= limit;
    if (kind === 'at_least')
        return beyond ? low > limit : low >= limit;
    return beyond ? high < limit : high <= limit;
}
function breaks({ kind, limit, beyond }, { low, high }) {
    if (kind === 'within')
        return low > limit || high < -limit;
    if (kind === 'at_least')
        return beyond ? high <= limit : high < limit;
    return beyond ? low >= limit : low > limit;
}
/** Chance of a clear answer that "needs about n rows" promises, where the truth is as far from the limit as assumed. */
const POWER = 0.9;
/**
 * Rows with which the rule would be decided, when the truth lies `distance` from the limit: for a margin against the
 * champion the margin itself (true difference 0), never the difference that was seen. `null` where no number would do.
 * `sides`: 2 where both sides of a rule must hold at once, each then needs half of the risk.
 */
function rowsNeeded(n, standardError, distance, level, power = POWER, sides = 1) {
    const reach = (0,_statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level) + (0,_statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(1 - (1 - power) / sides);
    const needed = Math.ceil(n * ((reach * standardError) / distance) ** 2);
    return Number.isSafeInteger(needed) && needed > 0 ? roundUp(needed) : null;
}
/** To two significant figures: more would claim to know. */
function roundUp(n) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
    return Math.ceil(n / unit) * unit;
}


/***/ }),

/***/ 50938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ defaultGates)
/* harmony export */ });
/** Margin of the default gates against the champion: in shares, in nats for the log loss. */
const MARGIN = 0.01;
/** Gates of a task where the delivery file declares none, and the note that says so. Only metrics without a unit have a default margin. */
function defaultGates(task, hasChampion) {
    const { alone, words, compared, why } = DEFAULTS[task];
    const against = hasChampion ? compared.map((metric) => ({ ...metric.spec, no_worse_than_champion_by: MARGIN })) : [];
    const comparison = !hasChampion ? '' : compared.length > 0 ? `; ${compared.map((metric) => metric.words).join(' and ')} no worse than the champion by ${MARGIN}` : `; nothing against the champion, as ${why}`;
    return { gates: [...alone, ...against], note: `Gates: the defaults (no tests.gates): ${words}${comparison}.` };
}
const LOG_LOSS = { metric: 'log_loss', no_worse_than_constant: true };
const DEFAULTS = {
    binary: {
        alone: [{ metric: 'roc_auc', at_least: 0.5 }, LOG_LOSS],
        words: 'ROC AUC at least 0.5 and log loss no worse than a constant at the base rate',
        compared: [{ spec: { metric: 'roc_auc' }, words: 'ROC AUC' }, { spec: { metric: 'log_loss' }, words: 'log loss' }],
    },
    multiclass: {
        alone: [LOG_LOSS],
        words: 'log loss no worse than a constant at the share of each class',
        compared: [{ spec: { metric: 'log_loss' }, words: 'log loss' }, { spec: { metric: 'accuracy' }, words: 'accuracy' }],
    },
    multilabel: {
        alone: [LOG_LOSS],
        words: 'log loss no worse than a constant at the share of each label',
        compared: [{ spec: { metric: 'log_loss' }, words: 'log loss' }, { spec: { metric: 'f1', average: 'macro' }, words: 'macro F1' }],
    },
    regression: {
        alone: [{ metric: 'r2', at_least: 0 }],
        words: 'R² at least 0, so no worse than the mean',
        compared: [{ spec: { metric: 'r2' }, words: 'R²' }],
    },
    quantile: {
        alone: [{ metric: 'pinball', no_worse_than_constant: true }],
        words: "pinball loss no worse than the label's own quantiles",
        compared: [],
        why: 'the pinball loss has a unit and a margin must be declared',
    },
    ranking: {
        alone: [{ metric: 'ndcg', no_worse_than_constant: true }],
        words: 'NDCG no worse than no order at all',
        compared: [{ spec: { metric: 'ndcg' }, words: 'NDCG' }],
    },
};


/***/ }),

/***/ 19764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ estimateAll)
});

// EXTERNAL MODULE: ./.build/src/statistics/bootstrap-interval.js
var bootstrap_interval = __webpack_require__(80347);
// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
;// CONCATENATED MODULE: ./.build/src/statistics/resampling-draws.js

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { clz32, imul } = Math;
/**
 * The two weights of a bootstrap draw and their chance, after Mammen (1993, Annals of Statistics 21:255): mean 1, variance 1 and
 * third central moment 1, as the counts of a draw with replacement have (Poisson, n large), so that percentiles and BCa keep
 * their second-order accuracy (exchangeable weights: Praestgaard and Wellner 1993; Barbe and Bertail 1995). Two gains: a
 * replicate touches a quarter of the rows, and no weight is 0, so that no replicate is without positives. The chance is the
 * golden one rounded to 71/256: eight random words make 32 draws; the third moment is then 0.995.
 */
const CHANCE_256 = 71;
const CHANCE = CHANCE_256 / 256;
const LIGHT = 1 - Math.sqrt(CHANCE / (1 - CHANCE));
const HEAVY = 1 + Math.sqrt((1 - CHANCE) / CHANCE);
/** All draws of a population: replicate k of a seed is the same whatever was drawn before, in whatever thread. */
class Draws {
    units;
    #population;
    #seed;
    #rows;
    /** Rows of unit u: members[starts[u]] … members[starts[u + 1] − 1]; absent where each row is a unit. */
    #starts;
    #members;
    #strata;
    constructor(population, seed) {
        const { n, units, strata, weights } = population;
        this.#population = population;
        this.#seed = seed;
        this.#rows = new Uint32Array(n);
        this.units = units ? unitsOf(units) : n;
        if (units)
            [this.#starts, this.#members] = membersOf(units, this.units);
        if (strata) {
            const sizes = new Float64Array(unitsOf(strata));
            for (let row = 0; row < n; row++)
                sizes[strata[row]] += weights ? weights[row] : 1;
            this.#strata = { sizes, drawn: new Float64Array(sizes.length), each: new Float64Array(n) };
        }
    }
    /** Every row once. */
    whole() {
        return this.#finished({ base: 1, step: 0, rows: this.#rows, count: 0 });
    }
    replicate(index) {
        const random = (0,statistics_random/* seededRandom */.Is)(streamOf(this.#seed, index));
        const count = this.#starts ? this.#drawUnits(random) : drawRows(random, this.#population.n, this.#rows);
        return this.#finished({ base: LIGHT, step: HEAVY - LIGHT, rows: this.#rows, count });
    }
    /** For the jackknife: all rows but those of one of `groups` random groups of units. */
    without(group, groups) {
        let count = 0;
        for (let i = groups.starts[group]; i < groups.starts[group + 1]; i++) {
            const unit = groups.members[i];
            if (!this.#starts)
                this.#rows[count++] = unit;
            else
                for (let at = this.#starts[unit]; at < this.#starts[unit + 1]; at++)
                    this.#rows[count++] = this.#members[at];
        }
        return this.#finished({ base: 1, step: -1, rows: this.#rows, count });
    }
    /** Units in random groups of equal size (but for one). */
    groups(most) {
        const count = Math.min(most, this.units);
        const random = (0,statistics_random/* seededRandom */.Is)(streamOf(this.#seed, -1));
        const members = Uint32Array.from({ length: this.units }, (_, unit) => unit);
        for (let i = members.length - 1; i > 0; i--) {
            const other = (0,statistics_random/* below */.Gz)(random, i + 1);
            [members[i], members[other]] = [members[other], members[i]];
        }
        return { count, members, starts: Uint32Array.from({ length: count + 1 }, (_, group) => Math.round((group * this.units) / count)) };
    }
    #drawUnits(random) {
        const [starts, members, rows] = [this.#starts, this.#members, this.#rows];
        let count = 0;
        for (let from = 0; from < this.units; from += 32) {
            const bits = thirtyTwo(random);
            for (let unit = from; unit < Math.min(from + 32, this.units); unit++)
                if ((bits >>> (unit - from)) & 1)
                    for (let at = starts[unit]; at < starts[unit + 1]; at++)
                        rows[count++] = members[at];
        }
        return count;
    }
    /** Holds the weight of each stratum where it is in the whole: the draw's weights are divided by their mean there. */
    #finished(draw) {
        const { strata, weights, n } = this.#population;
        if (!strata || !this.#strata)
            return draw;
        const { sizes, drawn, each } = this.#strata;
        each.fill(draw.base);
        for (let i = 0; i < draw.count; i++)
            each[draw.rows[i]] += draw.step;
        drawn.fill(0);
        for (let row = 0; row < n; row++)
            drawn[strata[row]] += each[row] * (weights ? weights[row] : 1);
        for (let row = 0; row < n; row++)
            each[row] *= sizes[strata[row]] / drawn[strata[row]];
        return { ...draw, each };
    }
}
/** Writes the chosen rows to the front of `rows`, rising; answers how many. */
function drawRows(random, n, rows) {
    let count = 0;
    for (let from = 0; from < n; from += 32) {
        let bits = thirtyTwo(random);
        if (from + 32 > n)
            bits &= 2 ** (n - from) - 1;
        while (bits !== 0) {
            const lowest = bits & -bits;
            rows[count++] = from + 31 - clz32(lowest);
            bits ^= lowest;
        }
    }
    return count;
}
/** 32 independent bits, each 1 with the chance CHANCE: its binary digits, from the last one, decide between OR and AND. */
function thirtyTwo(random) {
    let bits = 0;
    for (let digit = 0; digit < 8; digit++)
        bits = (CHANCE_256 >>> digit) & 1 ? bits | random.next() : bits & random.next();
    return bits;
}
/** A seed for each replicate, far apart whatever the seeds (the mixing steps of MurmurHash3). */
function streamOf(seed, index) {
    let mixed = (seed ^ imul(index + 2, 0x9e3779b1)) | 0;
    mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
}
function unitsOf(codes) {
    let most = -1;
    for (let row = 0; row < codes.length; row++)
        if (codes[row] > most)
            most = codes[row];
    return most + 1;
}
function membersOf(units, count) {
    const starts = new Uint32Array(count + 1);
    for (let row = 0; row < units.length; row++)
        starts[units[row] + 1]++;
    for (let unit = 0; unit < count; unit++)
        starts[unit + 1] += starts[unit];
    const next = starts.slice();
    const members = new Uint32Array(units.length);
    for (let row = 0; row < units.length; row++)
        members[next[units[row]]++] = row;
    return [starts, members];
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-adding.js
/** A column of ones, whose sums are weights. */
const ONES = Symbol('ones');
/** Rows whose entries are in the processor's cache while each target adds them up. */
const CHUNK = 2048;
/** Sums up to which those of one chunk are made apart: sums of sums lose less to rounding than one long sum. */
const FEW_SUMS = 1024;
/** Adds columns up by codes, some rows at a time. */
class Adding {
    #columns;
    #n;
    #chunks;
    #codes;
    #labels;
    #scores;
    #part = new Float64Array(FEW_SUMS);
    constructor(columns, n) {
        const size = Math.min(n, CHUNK);
        this.#columns = columns;
        this.#n = n;
        this.#chunks = columns.map(() => new Float64Array(size).fill(1));
        this.#codes = new Uint16Array(size);
        this.#labels = new Uint8Array(size);
        this.#scores = new Float64Array(size);
    }
    /** Every row, times its factors. */
    every(targets, factors) {
        for (let from = 0; from < this.#n; from += CHUNK) {
            const count = Math.min(CHUNK, this.#n - from);
            this.#columns.forEach((column, k) => {
                const chunk = this.#chunks[k].subarray(0, count);
                if (column === ONES)
                    chunk.fill(1);
                else if ('of' in column)
                    column.of(column.labels, column.scores, from, chunk);
                else
                    chunk.set(column.subarray(from, from + count));
                for (const factor of factors)
                    multiply(chunk, factor, from);
            });
            for (const { codes, sums } of targets)
                this.#add(sums, codes, from, count);
        }
    }
    /** The first `count` of some rows, times their weights. */
    drawn(targets, rows, count, weights) {
        for (let from = 0; from < count; from += CHUNK) {
            const own = rows.subarray(from, Math.min(from + CHUNK, count));
            this.#columns.forEach((column, k) => {
                const chunk = this.#chunks[k].subarray(0, own.length);
                if (column === ONES)
                    chunk.fill(1);
                else if ('of' in column)
                    this.#losses(column, own, chunk);
                else
                    gather(column, own, chunk);
                if (weights)
                    multiplyDrawn(chunk, weights, own);
            });
            for (const { codes, sums } of targets) {
                gather16(codes, own, this.#codes);
                this.#add(sums, this.#codes, 0, own.length);
            }
        }
    }
    #losses({ labels, scores, of }, rows, chunk) {
        gather(scores, rows, this.#scores);
        gather8(labels, rows, this.#labels);
        of(this.#labels, this.#scores, 0, chunk);
    }
    #add(sums, codes, from, count) {
        if (sums.length > FEW_SUMS)
            return addChunks(sums, codes, from, count, this.#chunks);
        const part = this.#part.fill(0, 0, sums.length);
        addChunks(part, codes, from, count, this.#chunks);
        for (let at = 0; at < sums.length; at++)
            sums[at] += part[at];
    }
}
/** Four columns at a time, so that a code is read once for them. */
function addChunks(sums, codes, from, count, chunks) {
    const stride = chunks.length;
    let first = 0;
    for (; first + 4 <= stride; first += 4)
        addFour(sums, codes, from, count, stride, first, chunks[first], chunks[first + 1], chunks[first + 2], chunks[first + 3]);
    for (; first < stride; first++)
        addOne(sums, codes, from, count, stride, first, chunks[first]);
}
function addFour(sums, codes, from, count, stride, offset, a, b, c, d) {
    for (let i = 0; i < count; i++) {
        const at = codes[from + i] * stride + offset;
        sums[at] += a[i];
        sums[at + 1] += b[i];
        sums[at + 2] += c[i];
        sums[at + 3] += d[i];
    }
}
function addOne(sums, codes, from, count, stride, offset, chunk) {
    for (let i = 0; i < count; i++)
        sums[codes[from + i] * stride + offset] += chunk[i];
}
function multiply(chunk, factor, from) {
    for (let i = 0; i < chunk.length; i++)
        chunk[i] *= factor[from + i];
}
function multiplyDrawn(chunk, factor, rows) {
    for (let i = 0; i < chunk.length; i++)
        chunk[i] *= factor[rows[i]];
}
// One function for each kind of array: a loop that meets two kinds is several times slower.
function gather(from, rows, into) {
    for (let i = 0; i < rows.length; i++)
        into[i] = from[rows[i]];
}
function gather8(from, rows, into) {
    for (let i = 0; i < rows.length; i++)
        into[i] = from[rows[i]];
}
function gather16(from, rows, into) {
    for (let i = 0; i < rows.length; i++)
        into[i] = from[rows[i]];
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-answers.js
/** How many rows of each slice are true and false positives and negatives of one model at one threshold. */
class AnswersTable {
    /** Of each row: 2 where the answer is yes, and 1 more where the row is positive. */
    #kinds;
    #values;
    #parts;
    #asked;
    constructor(asked, crosses, weights, values) {
        this.#values = values;
        this.#kinds = kindsOf(asked[0].form);
        this.#parts = crosses.map(({ codes, size }) => ({ codes, whole: new Float64Array(4 * size), drawn: new Float64Array(4 * size) }));
        for (const { whole, codes } of this.#parts)
            addEach(whole, codes, this.#kinds, weights, undefined);
        this.#asked = asked.map(({ form, layer, slice, at }) => {
            const part = crosses.findIndex((cross) => cross.has(layer));
            return { of: form.answers.of, at, part, cells: crosses[part].cellsOf(layer)[slice] };
        });
    }
    draw(draw, weights) {
        const isWhole = !draw.each && draw.step === 0;
        const [base, step] = draw.each ? [0, 1] : [draw.base, draw.step];
        if (!isWhole)
            for (const { drawn, codes } of this.#parts) {
                drawn.fill(0);
                if (draw.each)
                    addEach(drawn, codes, this.#kinds, draw.each, weights);
                else if (weights)
                    addDrawn(drawn, codes, this.#kinds, draw, weights);
                else
                    countDrawn(drawn, codes, this.#kinds, draw);
            }
        const tallies = new Float64Array(4);
        for (const { of, at, part, cells } of this.#asked) {
            const { whole, drawn } = this.#parts[part];
            tallies.fill(0);
            for (let i = 0; i < cells.length; i++)
                for (let kind = 0, cell = 4 * cells[i]; kind < 4; kind++, cell++)
                    tallies[kind] += isWhole ? whole[cell] : base * whole[cell] + step * drawn[cell];
            this.#values[at] = of(tallies[3], tallies[2], tallies[1], tallies[0]);
        }
    }
}
function kindsOf({ scores, labels, answers }) {
    const kinds = new Uint8Array(scores.length);
    const { threshold } = answers;
    for (let row = 0; row < kinds.length; row++)
        kinds[row] = (scores[row] >= threshold ? 2 : 0) + labels[row];
    return kinds;
}
/** Every row, with the product of its weights; 1 where there are none. */
function addEach(sums, codes, kinds, first, second) {
    if (!first)
        for (let row = 0; row < codes.length; row++)
            sums[4 * codes[row] + kinds[row]]++;
    else
        for (let row = 0; row < codes.length; row++)
            sums[4 * codes[row] + kinds[row]] += first[row] * (second ? second[row] : 1);
}
function countDrawn(sums, codes, kinds, { rows, count }) {
    for (let i = 0; i < count; i++)
        sums[4 * codes[rows[i]] + kinds[rows[i]]]++;
}
function addDrawn(sums, codes, kinds, { rows, count }, weights) {
    for (let i = 0; i < count; i++)
        sums[4 * codes[rows[i]] + kinds[rows[i]]] += weights[rows[i]];
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-crosses.js
/** Combinations of slices up to which their sums stay in the processor's cache, and where they are added up only once. */
const MOST_CELLS = { drawn: 2048, once: 4096 };
/** Some layers crossed: one code for each combination of their codes. */
class Cross {
    codes;
    size;
    /** Layers, and how far apart two combinations are whose codes differ by 1 there. */
    #strides;
    #cells = new Map();
    constructor(layer) {
        this.codes = Uint16Array.from(layer.codes);
        this.size = layer.width;
        this.#strides = new Map([[layer, 1]]);
    }
    has(layer) {
        return this.#strides.has(layer);
    }
    /** Takes the layer in, unless the combinations would be too many. */
    takes(layer, most) {
        if (this.size * layer.width > most)
            return false;
        if (layer.width > 1)
            addCodes(this.codes, layer.codes, this.size);
        this.#strides.set(layer, this.size);
        this.size *= layer.width;
        return true;
    }
    /** Combinations of each slice of a layer. */
    cellsOf(layer) {
        const known = this.#cells.get(layer);
        if (known)
            return known;
        const stride = this.#strides.get(layer);
        const bySlice = layer.slices.map(() => []);
        for (let cell = 0; cell < this.size; cell++)
            bySlice[Math.floor(cell / stride) % layer.width]?.push(cell);
        const cells = bySlice.map((own) => Uint32Array.from(own));
        this.#cells.set(layer, cells);
        return cells;
    }
}
/** As few crosses as taking each layer into the first one that it fits gives. */
function crossesOf(layers, isDrawn) {
    const crosses = [];
    const most = isDrawn ? MOST_CELLS.drawn : MOST_CELLS.once;
    for (const layer of layers)
        if (!crosses.some((cross) => cross.takes(layer, most)))
            crosses.push(new Cross(layer));
    return crosses;
}
function addCodes(crossed, codes, stride) {
    for (let row = 0; row < crossed.length; row++)
        crossed[row] += stride * codes[row];
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-curves.js
/**
 * Everything asked of one model's scores on the slices of one layer. A cell is a distinct score of a slice; the counts of its
 * negatives and positives stand side by side. The whole is counted once; a draw counts its own rows only, and the weights of
 * all rows follow as base × whole + step × drawn.
 */
class CurveTable {
    cells;
    /** Where each row is counted: 2 × cell + label; behind the last cell where it is in no slice. */
    #at;
    #whole;
    #drawn;
    #distinct;
    #starts;
    #asked;
    #evaluate = [];
    #values = new Float64Array();
    #scratch;
    constructor(scores, layer, asked, { weights, strata }, isDrawn) {
        const laid = scores.lay(layer, weights, isDrawn);
        this.#at = laid.at;
        this.#distinct = laid.distinct;
        this.#starts = laid.starts;
        this.#asked = asked;
        this.cells = laid.distinct.length;
        // Strata give every row a weight of its own in each draw.
        this.#whole = strata && !weights ? Float64Array.from(laid.counts) : laid.counts;
        this.#drawn = isDrawn ? new this.#whole.constructor(2 * this.cells + 2) : this.#whole;
    }
    /** Binds the evaluators to the shared scratch and to where values go; once. */
    bind(scratch, values) {
        this.#scratch = scratch;
        this.#values = values;
        const bySlice = Map.groupBy(this.#asked, ({ slice }) => slice);
        this.#evaluate = [...bySlice].flatMap(([slice, wanted]) => {
            const [from, to] = [this.#starts[slice], this.#starts[slice + 1]];
            const [distinct, positives, negatives] = [this.#distinct, scratch.positives, scratch.negatives].map((array) => array.subarray(from, to));
            return wanted.map(({ form, at }) => {
                const of = form.on(distinct);
                return () => void (this.#values[at] = of(positives, negatives));
            });
        });
        // Whatever an evaluator needs of the scores it has made its own.
        this.#distinct = new Float64Array();
    }
    draw(draw, weights) {
        const { positives, negatives } = this.#scratch;
        const [drawn, whole, at] = [this.#drawn, this.#whole, this.#at];
        const base = draw.each ? 0 : draw.base;
        const step = draw.each ? 1 : draw.step;
        if (step !== 0) {
            drawn.fill(0);
            if (draw.each)
                resampling_curves_addEach(drawn, at, draw.each, weights);
            else if (weights)
                addWeights(drawn, at, draw, weights);
            else if (drawn instanceof Uint8Array)
                count8(drawn, at, draw.rows, draw.count);
            else
                count32(drawn, at, draw.rows, draw.count);
        }
        if (step === 0) {
            for (let cell = 0; cell < this.cells; cell++) {
                negatives[cell] = whole[2 * cell];
                positives[cell] = whole[2 * cell + 1];
            }
        }
        else if (whole instanceof Uint8Array)
            mix8(whole, drawn, base, step, this.cells, this.#scratch);
        else
            mix(whole, drawn, base, step, this.cells, this.#scratch);
        for (const evaluate of this.#evaluate)
            evaluate();
    }
}
// One function for each kind of array: a loop that meets two kinds is several times slower.
function count8(counts, at, rows, count) {
    for (let i = 0; i < count; i++)
        counts[at[rows[i]]]++;
}
function count32(counts, at, rows, count) {
    for (let i = 0; i < count; i++)
        counts[at[rows[i]]]++;
}
function addWeights(sums, at, { rows, count }, weights) {
    for (let i = 0; i < count; i++)
        sums[at[rows[i]]] += weights[rows[i]];
}
function resampling_curves_addEach(sums, at, each, weights) {
    if (weights)
        for (let row = 0; row < at.length; row++)
            sums[at[row]] += each[row] * weights[row];
    else
        for (let row = 0; row < at.length; row++)
            sums[at[row]] += each[row];
}
function mix8(whole, drawn, base, step, cells, { positives, negatives }) {
    for (let cell = 0; cell < cells; cell++) {
        negatives[cell] = base * whole[2 * cell] + step * drawn[2 * cell];
        positives[cell] = base * whole[2 * cell + 1] + step * drawn[2 * cell + 1];
    }
}
function mix(whole, drawn, base, step, cells, { positives, negatives }) {
    for (let cell = 0; cell < cells; cell++) {
        negatives[cell] = base * whole[2 * cell] + step * drawn[2 * cell];
        positives[cell] = base * whole[2 * cell + 1] + step * drawn[2 * cell + 1];
    }
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-grid.js
/**
 * Scores of one model where few differ: the positives and negatives of every slice are counted at every score, and each metric is
 * made ready for the scores only once.
 */
class Grid {
    distinct;
    /** Of each row: 2 × rank + label. */
    spots;
    /** Weight of the positives and the negatives of the slice in hand. */
    positives;
    negatives;
    /** Of all rows at each spot. */
    #all;
    #isShort;
    #ready = new Map();
    constructor({ distinct, ranks }, labels) {
        this.distinct = distinct;
        this.positives = new Float64Array(distinct.length);
        this.negatives = new Float64Array(distinct.length);
        this.#all = new Uint32Array(2 * distinct.length);
        this.spots = 2 * distinct.length <= 65_536 ? new Uint16Array(ranks.length) : new Uint32Array(ranks.length);
        place(this.spots, this.#all, ranks, labels);
        this.#isShort = this.#all.every((count) => count <= 65_535);
    }
    /** Rows at each spot of each slice, one slice after the other. */
    count({ codes, width }) {
        if (width === 1)
            return this.#all;
        const size = this.#all.length * width;
        // Short counts stay in the processor's cache, where each row adds to one of them at random.
        const counts = this.#isShort ? new Uint16Array(size) : new Uint32Array(size);
        countAll(counts, codes, this.spots, this.#all.length);
        return counts;
    }
    readyFor(form) {
        const known = this.#ready.get(form) ?? form.on(this.distinct);
        this.#ready.set(form, known);
        return known;
    }
}
/** The values of all rows of the slices of one layer. */
function measureGrid(grid, layer, asked, values) {
    const counts = grid.count(layer);
    const { positives, negatives } = grid;
    for (const { slice, metrics } of wantedOf(grid, asked)) {
        spread(counts, 2 * slice * positives.length, positives, negatives);
        for (const { of, at } of metrics)
            values[at] = of(positives, negatives);
    }
}
/** Everything asked of one model's scores on the slices of one layer, in each draw. */
class GridTable {
    #grid;
    #codes;
    // Bytes, where they suffice: they stay in the processor's cache, where a draw adds to them at random.
    #whole;
    #drawn;
    #wanted;
    #values;
    constructor(grid, layer, asked, values) {
        this.#grid = grid;
        this.#codes = layer.codes;
        const counts = grid.count(layer);
        const Kind = counts.every((count) => count <= 255) ? Uint8Array : Uint32Array;
        this.#whole = Kind.from(counts);
        this.#drawn = new Kind(counts.length);
        this.#wanted = wantedOf(grid, asked);
        this.#values = values;
    }
    draw({ base, step, rows, count }) {
        const { spots, positives, negatives } = this.#grid;
        const width = 2 * positives.length;
        const [whole, drawn] = [this.#whole, this.#drawn];
        if (step !== 0) {
            drawn.fill(0);
            if (drawn instanceof Uint8Array)
                countDrawn8(drawn, this.#codes, spots, width, rows, count);
            else
                countDrawn32(drawn, this.#codes, spots, width, rows, count);
        }
        for (const { slice, metrics } of this.#wanted) {
            if (whole instanceof Uint8Array)
                resampling_grid_mix8(whole, drawn, slice * width, base, step, positives, negatives);
            else
                mix32(whole, drawn, slice * width, base, step, positives, negatives);
            for (const { of, at } of metrics)
                this.#values[at] = of(positives, negatives);
        }
    }
}
function wantedOf(grid, asked) {
    return [...Map.groupBy(asked, ({ slice }) => slice)].map(([slice, wanted]) => ({ slice, metrics: wanted.map(({ form, at }) => ({ of: grid.readyFor(form), at })) }));
}
function place(spots, all, ranks, labels) {
    for (let row = 0; row < spots.length; row++) {
        const spot = 2 * ranks[row] + labels[row];
        spots[row] = spot;
        all[spot]++;
    }
}
function countAll(counts, codes, spots, width) {
    for (let row = 0; row < codes.length; row++)
        counts[codes[row] * width + spots[row]]++;
}
function spread(counts, from, positives, negatives) {
    for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
        negatives[rank] = counts[at];
        positives[rank] = counts[at + 1];
    }
}
// One function for each kind of array: a loop that meets two kinds is several times slower.
function countDrawn8(counts, codes, spots, width, rows, count) {
    for (let i = 0; i < count; i++)
        counts[codes[rows[i]] * width + spots[rows[i]]]++;
}
function countDrawn32(counts, codes, spots, width, rows, count) {
    for (let i = 0; i < count; i++)
        counts[codes[rows[i]] * width + spots[rows[i]]]++;
}
function resampling_grid_mix8(whole, drawn, from, base, step, positives, negatives) {
    for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
        negatives[rank] = base * whole[at] + step * drawn[at];
        positives[rank] = base * whole[at + 1] + step * drawn[at + 1];
    }
}
function mix32(whole, drawn, from, base, step, positives, negatives) {
    for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
        negatives[rank] = base * whole[at] + step * drawn[at];
        positives[rank] = base * whole[at + 1] + step * drawn[at + 1];
    }
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-layers.js
/** The parts of each cut in a layer of their own; other slices in as few as taking each into the first one that is free for it gives. */
function layersOf(slices, n) {
    const cuts = new Map();
    const packed = [];
    for (const slice of new Set(slices)) {
        if (slice && 'cut' in slice) {
            const { codes, parts } = slice.cut;
            const layer = cuts.get(slice.cut) ?? { codes, slices: new Array(parts).fill(null), width: parts };
            cuts.set(slice.cut, layer);
            layer.slices[slice.code] = slice;
        }
        else if (!packed.some((layer) => layer.takes(slice)))
            packed.push(new Packing(slice, n));
    }
    return [...packed.map((layer) => layer.done()), ...cuts.values()];
}
/** Numbers of the rows of a slice. */
function rowsOf(slice) {
    if (!slice || !('cut' in slice))
        return slice;
    const { cut, code } = slice;
    let count = 0;
    for (let row = 0; row < cut.codes.length; row++)
        if (cut.codes[row] === code)
            count++;
    const rows = new Uint32Array(count);
    for (let row = 0, i = 0; i < count; row++)
        if (cut.codes[row] === code)
            rows[i++] = row;
    return rows;
}
/** A layer that is being filled: free rows have the greatest code that its array can hold. */
class Packing {
    #codes;
    #slices;
    #free;
    constructor(slice, n) {
        this.#slices = [slice];
        this.#free = slice ? n - slice.length : 0;
        this.#codes = new Uint8Array(n);
        if (!slice)
            return;
        this.#codes.fill(BYTE);
        write(this.#codes, slice, slice.length, BYTE, 0);
    }
    takes(slice) {
        const code = this.#slices.length;
        if (!slice || this.#free < slice.length || code === WORD)
            return false;
        if (code === BYTE && this.#codes instanceof Uint8Array)
            this.#codes = Uint16Array.from(this.#codes, (of) => (of === BYTE ? WORD : of));
        const free = this.#codes instanceof Uint8Array ? BYTE : WORD;
        const written = write(this.#codes, slice, slice.length, free, code);
        if (written < slice.length) {
            write(this.#codes, slice, written, code, free);
            return false;
        }
        this.#slices.push(slice);
        this.#free -= slice.length;
        return true;
    }
    done() {
        const none = this.#slices.length;
        const free = this.#codes instanceof Uint8Array ? BYTE : WORD;
        if (this.#free > 0 && none !== free)
            for (let row = 0; row < this.#codes.length; row++)
                if (this.#codes[row] === free)
                    this.#codes[row] = none;
        return { codes: this.#codes, slices: this.#slices, width: this.#free > 0 ? none + 1 : none };
    }
}
const BYTE = 255;
const WORD = 65_535;
/** Gives the first rows of a slice their new code, as long as they have the old one; answers how many got it. */
function write(codes, slice, count, old, now) {
    for (let i = 0; i < count; i++) {
        const row = slice[i];
        if (codes[row] !== old)
            return i;
        codes[row] = now;
    }
    return count;
}

;// CONCATENATED MODULE: ./.build/src/statistics/score-order.js
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { clz32: score_order_clz32 } = Math;
/**
 * Rows by rising score, rows of one score in their own order: the row of each place, and its complement (below 0) where it has the
 * score of the place before. −0 and 0 are one score; NaN is not allowed.
 *
 * The leading bits of the scores between least and most put the rows into buckets of some 256; within a bucket the next bits and the
 * row, packed into one word, are sorted in the processor's cache; only rows alike in all of these compare their scores. O(n) unless
 * nearly all scores lie in a small part of their range, which is then ordered as a whole of its own.
 */
function score_order_orderOfScores(scores) {
    const n = scores.length;
    if (n < 2)
        return new Int32Array(n);
    const rowBits = 32 - score_order_clz32(n - 1);
    const bucketBits = Math.max(1, rowBits - BUCKET_BITS);
    const keys = keysOf(scores);
    const ends = new Uint32Array(2 ** bucketBits + 1);
    countBuckets(keys, bucketBits, ends);
    for (let bucket = 1; bucket < ends.length; bucket++)
        ends[bucket] += ends[bucket - 1];
    const packed = new Uint32Array(n);
    scatter(keys, bucketBits, rowBits, ends, packed);
    const rowMask = 2 ** rowBits - 1;
    const order = new Int32Array(packed.buffer);
    const spare = { words: new Uint32Array(MOST_COUNTED), counts: new Uint32Array(MOST_DIGITS) };
    for (let bucket = 0, from = 0; bucket < ends.length - 1; bucket++) {
        const to = ends[bucket];
        sortWords(packed, from, to, spare);
        unpack(packed, from, to, rowMask, scores, order);
        from = to;
    }
    return order;
}
/** The same from ranks: the place of each row's score among the distinct ones. */
function orderOfRanks(ranks, distinct) {
    const next = new Uint32Array(distinct + 1);
    for (let row = 0; row < ranks.length; row++)
        next[ranks[row] + 1]++;
    for (let rank = 1; rank <= distinct; rank++)
        next[rank] += next[rank - 1];
    const order = new Int32Array(ranks.length);
    const seen = new Uint8Array(distinct);
    for (let row = 0; row < ranks.length; row++) {
        const rank = ranks[row];
        order[next[rank]++] = seen[rank] === 1 ? ~row : row;
        seen[rank] = 1;
    }
    return order;
}
/** Buckets of about 2^BUCKET_BITS rows. */
const BUCKET_BITS = 8;
function keysOf(scores) {
    let [least, most] = [Infinity, -Infinity];
    for (let row = 0; row < scores.length; row++) {
        const score = scores[row];
        if (score < least)
            least = score;
        if (score > most)
            most = score;
    }
    // Doubles above 0 order as their bits do.
    const words = least > 0 ? new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length) : turned(scores);
    const [low, high] = least > 0 ? [Float64Array.of(least), Float64Array.of(most)].map((end) => new Uint32Array(end.buffer)) : [turned(Float64Array.of(least)), turned(Float64Array.of(most))];
    if (low[1] !== high[1])
        return { words, base: low[1], shift: score_order_clz32(high[1] - low[1]) };
    // All in one span of the high word: the low words take its place.
    const lifted = new Uint32Array(words.length);
    for (let i = 0; i < words.length; i += 2)
        lifted[i + 1] = words[i];
    return { words: lifted, base: low[0], shift: score_order_clz32(high[0] - low[0]) };
}
/** Bits of doubles, turned so that they order as unsigned whole numbers. */
function turned(scores) {
    const words = new Uint32Array(scores.map((score) => score + 0).buffer);
    for (let i = 0; i < words.length; i += 2) {
        const sign = words[i + 1] >>> 31;
        if (sign === 1)
            words[i] = ~words[i];
        words[i + 1] = sign === 1 ? ~words[i + 1] : words[i + 1] | 0x80000000;
    }
    return words;
}
function countBuckets({ words, base, shift }, bucketBits, ends) {
    for (let i = 0; i < words.length; i += 2) {
        const key = ((words[i + 1] - base) << shift) | (words[i] >>> 1 >>> (31 - shift));
        ends[(key >>> (32 - bucketBits)) + 1]++;
    }
}
/** Each row into its bucket, beside the bits that follow those of the bucket. Each start is then where the bucket ends. */
function scatter({ words, base, shift }, bucketBits, rowBits, starts, packed) {
    for (let row = 0, i = 0; i < words.length; row++, i += 2) {
        const key = ((words[i + 1] - base) << shift) | (words[i] >>> 1 >>> (31 - shift));
        packed[starts[key >>> (32 - bucketBits)]++] = (((key << bucketBits) >>> rowBits) << rowBits) | row;
    }
}
const MOST_INSERTED = 20;
const MOST_COUNTED = 1 << 16;
const MOST_DIGITS = 1 << 11;
/** Sorts part of the words: by their leading bits through counts, then by insertion. */
function sortWords(words, from, to, spare) {
    const n = to - from;
    if (n > MOST_COUNTED)
        words.subarray(from, to).sort();
    else if (n > MOST_INSERTED)
        countWords(words, from, to, spare.words, spare.counts, Math.max(21, score_order_clz32(n)));
    insertWords(words, from, to);
}
function countWords(words, from, to, spare, counts, shift) {
    const digits = 2 ** (32 - shift);
    counts.fill(0, 0, digits);
    for (let i = from; i < to; i++) {
        const word = words[i];
        spare[i - from] = word;
        counts[word >>> shift]++;
    }
    let at = from;
    for (let digit = 0; digit < digits; digit++) {
        const count = counts[digit];
        counts[digit] = at;
        at += count;
    }
    for (let i = 0; i < to - from; i++) {
        const word = spare[i];
        words[counts[word >>> shift]++] = word;
    }
}
function insertWords(words, from, to) {
    for (let i = from + 1; i < to; i++) {
        const word = words[i];
        let at = i;
        for (; at > from && words[at - 1] > word; at--)
            words[at] = words[at - 1];
        words[at] = word;
    }
}
/** Leaves the rows of a sorted bucket, in the memory of its words. */
function unpack(packed, from, to, rowMask, scores, order) {
    for (let i = from; i < to;) {
        const word = packed[i];
        let end = i + 1;
        while (end < to && ((packed[end] ^ word) | rowMask) === (rowMask | 0))
            end++;
        for (let place = i; place < end; place++)
            order[place] = packed[place] & rowMask;
        if (end - i > 1)
            resolve(order, i, end, scores);
        i = end;
    }
}
const MOST_COMPARED = 24;
/** Orders rows that look alike so far by their scores, and marks those that are alike. */
function resolve(order, from, to, scores) {
    let place = from + 1;
    for (const first = scores[order[from]]; place < to && scores[order[place]] === first;)
        place++;
    if (place === to)
        return markTied(order, from, to);
    if (to - from > MOST_COMPARED)
        return resolveMany(order, from, to, scores);
    for (let i = from + 1; i < to; i++) {
        const row = order[i];
        let at = i;
        for (; at > from && scores[order[at - 1]] > scores[row]; at--)
            order[at] = order[at - 1];
        order[at] = row;
    }
    for (let i = to - 1; i > from; i--)
        if (scores[order[i]] === scores[order[i - 1]])
            order[i] = ~order[i];
}
function resolveMany(order, from, to, scores) {
    const rows = order.slice(from, to);
    const own = new Float64Array(rows.length);
    for (let i = 0; i < own.length; i++)
        own[i] = scores[rows[i]];
    score_order_orderOfScores(own).forEach((place, i) => (order[from + i] = place < 0 ? ~rows[~place] : rows[place]));
}
function markTied(order, from, to) {
    for (let i = from + 1; i < to; i++)
        order[i] = ~order[i];
}

;// CONCATENATED MODULE: ./.build/src/statistics/score-ranks.js

// Taken out of its global once: a sandboxed global (a test runner's) is slow to ask.
const { imul: score_ranks_imul } = Math;
/** Ranks of scores that are numbers (no NaN); −0 and 0 are one score. */
function rankScores(scores) {
    return rankFew(scores) ?? ranksOf(scores, orderOfScores(scores));
}
/** As `rankScores` with what `orderOfScores` answered. */
function ranksOf(scores, order) {
    const ranks = new Uint32Array(order.length);
    let count = 0;
    for (let place = 0; place < order.length; place++) {
        const row = order[place];
        if (row >= 0)
            ranks[row] = count++;
        else
            ranks[~row] = count - 1;
    }
    const distinct = new Float64Array(count);
    for (let row = 0; row < ranks.length; row++)
        distinct[ranks[row]] = scores[row] + 0;
    return { distinct, ranks };
}
/** Slots of the table of scores, at most half of them taken: slots and scores stay in the processor's cache. */
const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;
const MOST = SLOTS / 2;
/** Where few of many scores are distinct, through a table of them; undefined where more than 16,384 are, or where rows are few. */
function rankFew(scores) {
    if (scores.length <= SLOTS)
        return undefined;
    const ranks = new Uint16Array(scores.length);
    const found = new Float64Array(MOST);
    const count = codeScores(scores, ranks, found);
    if (count === undefined)
        return undefined;
    const byScore = Uint16Array.from({ length: count }, (_, code) => code).sort((a, b) => found[a] - found[b]);
    const rankOf = new Uint16Array(count);
    byScore.forEach((code, rank) => (rankOf[code] = rank));
    for (let row = 0; row < ranks.length; row++)
        ranks[row] = rankOf[ranks[row]];
    return { distinct: Float64Array.from(byScore, (code) => found[code]), ranks };
}
/** Codes of scores in the order in which they are met, and the scores; undefined where `found` is too short for them. */
function codeScores(scores, codes, found) {
    const words = new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length);
    /** 1 + code; 0 where the slot is free. */
    const slots = new Uint16Array(SLOTS);
    let count = 0;
    for (let row = 0; row < scores.length; row++) {
        const score = scores[row];
        // −0 is the one score whose words are not its own.
        let slot = score === 0 ? 0 : score_ranks_imul(words[2 * row] ^ score_ranks_imul(words[2 * row + 1], 0x9e3779b1), 0x85ebca6b) >>> (32 - SLOT_BITS);
        let code = slots[slot];
        while (code !== 0 && found[code - 1] !== score) {
            slot = (slot + 1) & (SLOTS - 1);
            code = slots[slot];
        }
        if (code === 0) {
            if (count === found.length)
                return undefined;
            found[count] = score + 0;
            slots[slot] = code = ++count;
        }
        codes[row] = code - 1;
    }
    return count;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-scores.js


/** Scores of one model with the labels they are held against, ordered or ranked once for all layers. */
class ScoreTable {
    n;
    /** How many scores are distinct. */
    distinct;
    #scores;
    #labels;
    #ranks;
    #order;
    #laid;
    constructor({ scores, labels }) {
        this.n = scores.length;
        this.#scores = scores;
        this.#labels = labels;
        this.#ranks = rankFew(scores);
        this.#order = this.#ranks ? undefined : score_order_orderOfScores(scores);
        this.distinct = this.#ranks?.distinct.length ?? countDistinct(this.#order);
    }
    get ranks() {
        return (this.#ranks ??= ranksOf(this.#scores, this.#order));
    }
    /** As of `orderOfScores`. */
    get order() {
        return (this.#order ??= orderOfRanks(this.#ranks.ranks, this.distinct));
    }
    /** Whether most rows have a score of their own. */
    get isFine() {
        return this.distinct > this.n / 4;
    }
    /** Lets go of what is not needed for ranks. */
    release() {
        if (this.#ranks)
            this.#order = undefined;
        this.#laid = undefined;
    }
    /** Whether few scores differ, so that a table of every score in every slice is small, for each layer; smaller still where it is gone through again and again. */
    fits(layers, isDrawn) {
        return !this.isFine && layers.every(({ width }) => this.distinct * width <= (isDrawn ? this.n / 2 : Math.max(this.n, 1 << 17)));
    }
    lay(layer, weights, withPlaces) {
        const laid = this.distinct * layer.slices.length <= Math.max(layer.codes.length, 1 << 20) ? this.#layWide(layer, weights, withPlaces) : this.#layInOrder(layer, weights, withPlaces);
        // Bytes stay in the processor's cache, where a draw adds to them at random.
        return { ...laid, counts: laid.counts instanceof Uint32Array && fitsBytes(laid.counts) ? Uint8Array.from(laid.counts) : laid.counts };
    }
    /** Through a table of every score in every slice: where few are distinct. */
    #layWide({ codes, slices }, weights, withPlaces) {
        const { distinct: all, ranks } = this.ranks;
        const labels = this.#labels;
        const width = all.length;
        const wide = new Uint32Array(2 * width * (slices.length + 1));
        for (let row = 0; row < codes.length; row++)
            wide[2 * (codes[row] * width + ranks[row]) + labels[row]]++;
        const cellOf = new Uint32Array(width * slices.length);
        const starts = new Uint32Array(slices.length + 1);
        let cells = 0;
        for (let slice = 0, i = 0; slice < slices.length; slice++) {
            for (const end = i + width; i < end; i++)
                if (wide[2 * i] + wide[2 * i + 1] > 0)
                    cellOf[i] = cells++;
            starts[slice + 1] = cells;
        }
        const distinct = new Float64Array(cells);
        const counts = new Uint32Array(2 * cells + 2);
        for (let i = 0; i < cellOf.length; i++) {
            if (wide[2 * i] + wide[2 * i + 1] === 0)
                continue;
            const cell = cellOf[i];
            distinct[cell] = all[i % width];
            counts[2 * cell] = wide[2 * i];
            counts[2 * cell + 1] = wide[2 * i + 1];
        }
        const at = new Uint32Array(withPlaces || weights ? codes.length : 0);
        const none = slices.length;
        for (let row = 0; row < at.length; row++)
            at[row] = 2 * (codes[row] === none ? cells : cellOf[codes[row] * width + ranks[row]]) + labels[row];
        return { distinct, starts, counts: weights ? weighted(at, counts.length, weights) : counts, at };
    }
    /** Through the rows in order of score: where most are distinct. Reads at random only what each layer has of its own. */
    #layInOrder({ codes, slices }, weights, withPlaces) {
        const { rows, ranks, labels } = (this.#laid ??= this.#laidOut());
        const inOrder = new Uint16Array(codes.length);
        for (let i = 0; i < rows.length; i++)
            inOrder[i] = codes[rows[i]];
        const last = new Int32Array(slices.length + 1).fill(-1);
        const sizes = new Uint32Array(slices.length + 1);
        for (let i = 0; i < inOrder.length; i++) {
            const code = inOrder[i];
            if (last[code] !== ranks[i]) {
                sizes[code]++;
                last[code] = ranks[i];
            }
        }
        const starts = new Uint32Array(slices.length + 1);
        for (let slice = 0; slice < slices.length; slice++)
            starts[slice + 1] = starts[slice] + sizes[slice];
        const cells = starts[slices.length];
        const distinct = new Float64Array(cells);
        const counts = new Uint32Array(2 * cells + 2);
        const at = new Uint32Array(withPlaces || weights ? codes.length : 0);
        const next = starts.slice();
        last.fill(-1);
        for (let i = 0; i < inOrder.length; i++) {
            const code = inOrder[i];
            let cell = cells;
            if (code < slices.length) {
                if (last[code] !== ranks[i]) {
                    last[code] = ranks[i];
                    distinct[next[code]++] = this.ranks.distinct[ranks[i]];
                }
                cell = next[code] - 1;
            }
            const place = 2 * cell + labels[i];
            counts[place]++;
            if (at.length > 0)
                at[rows[i]] = place;
        }
        return { distinct, starts, counts: weights ? weighted(at, counts.length, weights) : counts, at };
    }
    #laidOut() {
        const rows = this.order.map((row) => (row < 0 ? ~row : row));
        const ranks = new Uint32Array(rows.length);
        const labels = new Uint8Array(rows.length);
        for (let i = 0; i < rows.length; i++) {
            ranks[i] = this.ranks.ranks[rows[i]];
            labels[i] = this.#labels[rows[i]];
        }
        return { rows, ranks, labels };
    }
}
function countDistinct(order) {
    let distinct = 0;
    for (let place = 0; place < order.length; place++)
        if (order[place] >= 0)
            distinct++;
    return distinct;
}
function weighted(at, length, weights) {
    const sums = new Float64Array(length);
    for (let row = 0; row < at.length; row++)
        sums[at[row]] += weights[row];
    return sums;
}
/** The pair behind the last cell takes all rows of no slice, and is never read. */
function fitsBytes(counts) {
    for (let i = 0; i < counts.length - 2; i++)
        if (counts[i] > 255)
            return false;
    return true;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-sums.js

/**
 * Sums of columns over slices. All columns are added up once for each cross of layers, and a slice is the sum of its combinations.
 * A column that several metrics share is added up once.
 */
class SumsTable {
    #adding;
    /** By cross: sums of all rows and of the drawn ones, those of one combination side by side. */
    #crosses;
    #values;
    #asked;
    constructor(asked, crosses, { n, weights }, values, isDrawn) {
        this.#values = values;
        const columns = [...new Set(asked.flatMap(({ form }) => form.columns))];
        this.#adding = new Adding(isDrawn && n <= MOST_KEPT ? columns.map((column) => keptOf(column, n)) : columns, n);
        this.#crosses = crosses.map(({ codes, size }) => ({ codes, whole: new Float64Array(size * columns.length), drawn: new Float64Array(isDrawn ? size * columns.length : 0) }));
        this.#adding.every(this.#crosses.map(({ codes, whole }) => ({ codes, sums: whole })), weights ? [weights] : []);
        this.#asked = asked.map(({ form, layer, slice, at }) => {
            const which = crosses.findIndex((cross) => cross.has(layer));
            const cells = crosses[which].cellsOf(layer)[slice];
            return { form, at, which, columns: Uint32Array.from(form.columns, (column) => columns.indexOf(column)), cells: cells.map((cell) => cell * columns.length), sums: new Float64Array(form.columns.length) };
        });
    }
    draw(draw, weights) {
        const isWhole = !draw.each && draw.step === 0;
        if (!isWhole)
            this.#draw(draw, weights);
        const base = draw.each ? 0 : draw.base;
        const step = draw.each ? 1 : draw.step;
        for (const { form, at, which, columns, cells, sums } of this.#asked) {
            const { whole, drawn } = this.#crosses[which];
            for (let i = 0; i < columns.length; i++) {
                const all = sumOf(whole, cells, columns[i]);
                sums[i] = isWhole ? all : base * all + step * sumOf(drawn, cells, columns[i]);
            }
            this.#values[at] = form.of(sums);
        }
    }
    #draw({ rows, count, each }, weights) {
        const targets = this.#crosses.map(({ codes, drawn }) => ({ codes, sums: drawn.fill(0) }));
        if (each)
            this.#adding.every(targets, weights ? [each, weights] : [each]);
        else
            this.#adding.drawn(targets, rows, count, weights);
    }
}
/** Rows up to which losses are kept, since their memory is small beside the time that computing them in every draw takes. */
const MOST_KEPT = 1 << 16;
function keptOf(column, n) {
    if (column === ONES || !('of' in column))
        return column;
    const kept = new Float64Array(n);
    column.of(column.labels, column.scores, 0, kept);
    return kept;
}
function sumOf(values, cells, column) {
    let sum = 0;
    for (let i = 0; i < cells.length; i++)
        sum += values[cells[i] + column];
    return sum;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-words.js
/** Bit 1 of a word is left to say that a row has the score of the one before. */
const TIED = 2;
const FIRST_BIT = 2;
/** As few words of each row as the layers need. */
function wordsOf(layers, labels) {
    const all = [];
    for (const layer of layers) {
        const bits = 32 - Math.clz32(layer.width - 1);
        let into = all.find((one) => one.bits + bits <= 32);
        if (!into)
            all.push((into = { words: Int32Array.from(labels), fields: [], size: 0, bits: FIRST_BIT }));
        if (bits > 0)
            addField(into.words, layer.codes, into.bits);
        // A field of no bits may stand nowhere, as a shift by 32 is none.
        into.fields.push({ layer, shift: bits > 0 ? into.bits : 0, mask: 2 ** bits - 1, base: into.size });
        into.bits += bits;
        into.size += layer.width;
    }
    return all;
}
function addField(words, codes, shift) {
    for (let row = 0; row < words.length; row++)
        words[row] |= codes[row] << shift;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-walk-whole.js

/**
 * ROC AUC and average precision of every slice of several layers for the rows as they are, in one walk down from the highest score:
 * bit for bit what `Walk` gives where each row weighs 1, in whole numbers and without a weight to look up. `laid`: the words of the
 * rows from the lowest score to the highest.
 */
function walkWhole(laid, { fields, size }, asked, values) {
    const tallies = { all: new Int32Array(size + 1), positives: new Int32Array(size + 1), losses: new Float64Array(size + 1), precision: new Float64Array(size + 1) };
    const here = { all: new Int32Array(size + 1), positives: new Int32Array(size + 1) };
    const nowhere = { shift: 0, mask: 0, base: size };
    for (let first = 0; first < fields.length; first += 4) {
        const [a, b = nowhere, c = nowhere, d = nowhere] = fields.slice(first, first + 4);
        if (b === nowhere)
            walkOne(laid, a, tallies, here);
        else
            walkFour(laid, [a, b, c, d], tallies, here);
    }
    const bases = new Map(fields.map(({ layer, base }) => [layer, base]));
    for (const { form, layer, slice, at } of asked) {
        if (!bases.has(layer))
            continue;
        const tally = bases.get(layer) + slice;
        const positives = tallies.positives[tally];
        const pairs = positives * (tallies.all[tally] - positives);
        values[at] = form.walk === 'roc_auc' ? (pairs - tallies.losses[tally]) / pairs : tallies.precision[tally] / positives;
    }
}
/** Four layers at a time, told by numbers and not by arrays, which the processor keeps at hand. */
function walkFour(laid, fields, tallies, here) {
    const [a, b, c, d] = fields;
    const [shiftA, maskA, baseA] = [a.shift, a.mask, a.base];
    const [shiftB, maskB, baseB] = [b.shift, b.mask, b.base];
    const [shiftC, maskC, baseC] = [c.shift, c.mask, c.base];
    const [shiftD, maskD, baseD] = [d.shift, d.mask, d.base];
    const { all, positives, losses, precision } = tallies;
    for (let place = laid.length - 1; place >= 0; place--) {
        const word = laid[place];
        if ((word & TIED) !== 0) {
            place = stepDown(laid, place, fields, tallies, here);
            continue;
        }
        const inA = baseA + ((word >>> shiftA) & maskA);
        const inB = baseB + ((word >>> shiftB) & maskB);
        const inC = baseC + ((word >>> shiftC) & maskC);
        const inD = baseD + ((word >>> shiftD) & maskD);
        all[inA]++;
        all[inB]++;
        all[inC]++;
        all[inD]++;
        if ((word & 1) === 0)
            continue;
        addPositive(inA, all, positives, losses, precision);
        addPositive(inB, all, positives, losses, precision);
        addPositive(inC, all, positives, losses, precision);
        addPositive(inD, all, positives, losses, precision);
    }
}
function walkOne(laid, field, tallies, here) {
    const { shift, mask, base } = field;
    const { all, positives, losses, precision } = tallies;
    for (let place = laid.length - 1; place >= 0; place--) {
        const word = laid[place];
        if ((word & TIED) !== 0) {
            place = stepDown(laid, place, [field], tallies, here);
            continue;
        }
        const at = base + ((word >>> shift) & mask);
        all[at]++;
        if ((word & 1) === 1)
            addPositive(at, all, positives, losses, precision);
    }
}
function addPositive(at, all, positives, losses, precision) {
    const both = all[at];
    const positive = positives[at] + 1;
    positives[at] = positive;
    losses[at] += both - positive;
    precision[at] += positive / both;
}
/** Rows of one score, which count as one step of each of their slices. Answers the first of them. */
function stepDown(laid, last, fields, tallies, here) {
    let first = last - 1;
    while ((laid[first] & TIED) !== 0)
        first--;
    for (const { base, shift, mask } of fields) {
        for (let place = first; place <= last; place++) {
            const word = laid[place];
            const at = base + ((word >>> shift) & mask);
            here.all[at]++;
            here.positives[at] += word & 1;
        }
        for (let place = first; place <= last; place++)
            take(base + ((laid[place] >>> shift) & mask), tallies, here);
    }
    return first;
}
function take(at, { all, positives, losses, precision }, here) {
    const both = here.all[at];
    if (both === 0)
        return;
    const positive = here.positives[at];
    if (positive > 0) {
        losses[at] += positive * (all[at] - positives[at] + (both - positive) / 2);
        positives[at] += positive;
        precision[at] += (positive * positives[at]) / (all[at] + both);
    }
    all[at] += both;
    here.all[at] = 0;
    here.positives[at] = 0;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-walk.js

/**
 * Rows of one model laid out from the lowest score to the highest. One walk down from the highest gives ROC AUC and average
 * precision of every slice of several layers: each positive adds the precision that is reached there, and the negatives above it.
 */
class Walk {
    #laid;
    #fours;
    #ones;
    #tallies;
    #asked;
    /** `order`: as of `orderOfScores`. */
    constructor(order, { words, fields, size }, asked) {
        this.#laid = new Int32Array(order.length);
        lay(order, words, this.#laid);
        const inFours = fields.length - (fields.length % 4 === 1 ? 1 : 0);
        const nowhere = { shift: 0, mask: 0, base: size };
        this.#fours = Array.from({ length: Math.ceil(inFours / 4) }, (_, i) => [0, 1, 2, 3].map((k) => fields[4 * i + k] ?? nowhere));
        this.#ones = fields.slice(inFours);
        this.#tallies = new Tallies(size + 1);
        const bases = new Map(fields.map(({ layer, base }) => [layer, base]));
        this.#asked = asked.flatMap(({ form, layer, slice, at }) => (bases.has(layer) ? [{ form, at, tally: bases.get(layer) + slice }] : []));
    }
    /** Rows at marks (1, by place) weigh `heavy`, others (0) `light`. */
    measure(values, light, heavy, marks) {
        const tallies = this.#tallies;
        tallies.clear();
        const weighing = { marks, weights: Float64Array.of(light, heavy) };
        for (const four of this.#fours)
            resampling_walk_walkFour(this.#laid, four, tallies, weighing);
        for (const one of this.#ones)
            resampling_walk_walkOne(this.#laid, one, tallies, weighing);
        for (const { form, at, tally } of this.#asked) {
            const positives = tallies.positives[tally];
            const pairs = positives * (tallies.all[tally] - positives);
            values[at] = form.walk === 'roc_auc' ? (pairs - tallies.losses[tally]) / pairs : tallies.precision[tally] / positives;
        }
    }
}
/** The words of rows in an order as of `orderOfScores`. */
function lay(order, words, laid) {
    for (let place = 0; place < order.length; place++) {
        const row = order[place];
        laid[place] = row < 0 ? words[~row] | TIED : words[row];
    }
}
/** Of each slice, at some point of the walk: weights so far, and of those with the score in hand. */
class Tallies {
    all;
    positives;
    /** Pairs of a positive and a negative above it; those of one score count half. */
    losses;
    precision;
    allHere;
    positivesHere;
    constructor(size) {
        [this.all, this.positives, this.losses, this.precision, this.allHere, this.positivesHere] = Array.from({ length: 6 }, () => new Float64Array(size));
    }
    clear() {
        for (const tally of [this.all, this.positives, this.losses, this.precision])
            tally.fill(0);
    }
}
/**
 * Four layers at a time, told by numbers and not by arrays, which the processor keeps at hand. Where there are
 * fewer, the rest stand for a slice that nobody asks for.
 */
function resampling_walk_walkFour(laid, [a, b, c, d], tallies, weighing) {
    const [shiftA, maskA, baseA] = [a.shift, a.mask, a.base];
    const [shiftB, maskB, baseB] = [b.shift, b.mask, b.base];
    const [shiftC, maskC, baseC] = [c.shift, c.mask, c.base];
    const [shiftD, maskD, baseD] = [d.shift, d.mask, d.base];
    const { all, positives, losses, precision } = tallies;
    const { marks, weights } = weighing;
    for (let place = laid.length - 1; place >= 0; place--) {
        const word = laid[place];
        if ((word & TIED) !== 0) {
            place = resampling_walk_stepDown(laid, place, [a, b, c, d], tallies, weighing);
            continue;
        }
        const weight = weights[marks[place]];
        if (weight === 0)
            continue;
        const inA = baseA + ((word >>> shiftA) & maskA);
        const inB = baseB + ((word >>> shiftB) & maskB);
        const inC = baseC + ((word >>> shiftC) & maskC);
        const inD = baseD + ((word >>> shiftD) & maskD);
        all[inA] += weight;
        all[inB] += weight;
        all[inC] += weight;
        all[inD] += weight;
        if ((word & 1) === 0)
            continue;
        resampling_walk_addPositive(inA, weight, all, positives, losses, precision);
        resampling_walk_addPositive(inB, weight, all, positives, losses, precision);
        resampling_walk_addPositive(inC, weight, all, positives, losses, precision);
        resampling_walk_addPositive(inD, weight, all, positives, losses, precision);
    }
}
function resampling_walk_walkOne(laid, field, tallies, weighing) {
    const { shift, mask, base } = field;
    const { all, positives, losses, precision } = tallies;
    const { marks, weights } = weighing;
    for (let place = laid.length - 1; place >= 0; place--) {
        const word = laid[place];
        if ((word & TIED) !== 0) {
            place = resampling_walk_stepDown(laid, place, [field], tallies, weighing);
            continue;
        }
        const weight = weights[marks[place]];
        if (weight === 0)
            continue;
        const at = base + ((word >>> shift) & mask);
        all[at] += weight;
        if ((word & 1) === 1)
            resampling_walk_addPositive(at, weight, all, positives, losses, precision);
    }
}
function resampling_walk_addPositive(at, weight, all, positives, losses, precision) {
    const both = all[at];
    const positive = positives[at] + weight;
    positives[at] = positive;
    losses[at] += weight * (both - positive);
    precision[at] += (weight * positive) / both;
}
/** Rows of one score, which count as one step of each of their slices. Answers the first of them. */
function resampling_walk_stepDown(laid, last, fields, tallies, { marks, weights }) {
    const { allHere, positivesHere } = tallies;
    let first = last - 1;
    while ((laid[first] & TIED) !== 0)
        first--;
    for (const { base, shift, mask } of fields)
        for (let place = first; place <= last; place++) {
            const weight = weights[marks[place]];
            const word = laid[place];
            const at = base + ((word >>> shift) & mask);
            allHere[at] += weight;
            if ((word & 1) !== 0)
                positivesHere[at] += weight;
        }
    for (const { base, shift, mask } of fields)
        for (let place = first; place <= last; place++)
            resampling_walk_take(tallies, base + ((laid[place] >>> shift) & mask));
    return first;
}
function resampling_walk_take({ all, positives, losses, precision, allHere, positivesHere }, at) {
    const both = allHere[at];
    if (both === 0)
        return;
    const positive = positivesHere[at];
    if (positive > 0) {
        losses[at] += positive * (all[at] - positives[at] + (both - positive) / 2);
        positives[at] += positive;
        precision[at] += (positive * positives[at]) / (all[at] + both);
    }
    all[at] += both;
    allHere[at] = 0;
    positivesHere[at] = 0;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-walks.js



/** Walks of several models, which share the words of the rows and what they lend each other. */
class Walks {
    #layers;
    #words = new Map();
    #n;
    #values;
    #laid;
    #marks;
    /** `asked`: all that may be walked for, in whichever walk. */
    constructor(asked, n, values) {
        this.#n = n;
        this.#values = values;
        this.#layers = new Map();
        for (const { form, layer } of asked)
            if (form.walk)
                this.#layers.set(form.labels, (this.#layers.get(form.labels) ?? new Set()).add(layer));
    }
    /** The values of the rows as they are. All asked for has one model's scores, in their order. */
    walkOnce(order, asked) {
        this.#laid ??= new Int32Array(this.#n);
        for (const words of this.#wordsFor(asked)) {
            lay(order, words.words, this.#laid);
            walkWhole(this.#laid, words, asked, this.#values);
        }
    }
    /** What gives the values in each draw. */
    table(order, asked) {
        const walks = this.#wordsFor(asked).map((words) => new Walk(order, words, asked));
        const places = placesOf(order);
        const marks = (this.#marks ??= new Uint8Array(this.#n));
        return {
            draw: ({ base, step, rows, count }) => {
                if (step !== 0)
                    mark(marks, places, rows, count);
                for (const walk of walks)
                    walk.measure(this.#values, base, base + step, marks);
            },
        };
    }
    #wordsFor(asked) {
        const { labels } = asked[0].form;
        const words = this.#words.get(labels) ?? wordsOf([...this.#layers.get(labels)], labels);
        this.#words.set(labels, words);
        return words;
    }
}
function placesOf(order) {
    const places = new Uint32Array(order.length);
    for (let place = 0; place < order.length; place++)
        places[order[place] < 0 ? ~order[place] : order[place]] = place;
    return places;
}
/** 1 at the places of the drawn rows. */
function mark(marks, places, rows, count) {
    marks.fill(0);
    for (let i = 0; i < count; i++)
        marks[places[rows[i]]] = 1;
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling-tables.js









/** Tables of all quantities, whose values they write into `values`. Without draws each is to be used once, for the whole. */
function tablesOf(population, quantities, values, isDrawn) {
    const layers = layersOf(quantities.map(({ rows }) => rows), population.n);
    const places = new Map(layers.flatMap((layer) => layer.slices.map((rows, slice) => [rows, { layer, slice }])));
    const curves = [];
    const asked = { sums: [], answers: [] };
    const others = [];
    const numbers = new Map();
    const numbersOf = (slice) => {
        const known = numbers.get(slice) ?? rowsOf(slice);
        numbers.set(slice, known);
        return known;
    };
    quantities.forEach(({ metric: { form }, rows }, at) => {
        const place = places.get(rows);
        if (form.kind === 'curve')
            curves.push({ form, at, ...place });
        else if (form.kind === 'sums')
            asked.sums.push({ form, at, ...place });
        else
            others.push({ form, at, rows: numbersOf(rows) });
    });
    const tables = curveTables(curves, asked, population, values, isDrawn);
    const { sums, answers } = asked;
    const crosses = crossesOf([...new Set([...sums, ...answers].map(({ layer }) => layer))], isDrawn);
    if (sums.length > 0)
        tables.push(new SumsTable(sums, crosses, population, values, isDrawn));
    for (const bySystem of systemsOf(answers))
        for (const own of Map.groupBy(bySystem, ({ form }) => form.answers.threshold).values())
            tables.push(new AnswersTable(own, crosses, population.weights, values));
    if (others.length > 0)
        tables.push(rowsTable(others, population.n, values));
    return tables;
}
/** Those of one model's scores, held against one kind of labels, together. */
function systemsOf(asked) {
    return [...Map.groupBy(asked, ({ form }) => form.scores).values()].flatMap((byScores) => [...Map.groupBy(byScores, ({ form }) => form.labels).values()]);
}
/**
 * Where few scores differ, all is read from the weights at each score, made once for each layer of slices. Where most rows have a
 * score of their own, and for the rows as they are, losses and answers join the sums, and one walk down the scores gives what it
 * can of all layers.
 */
function curveTables(curves, asked, population, values, isDrawn) {
    const losses = new Map();
    const scratch = { positives: new Float64Array(), negatives: new Float64Array() };
    const isPlain = !population.weights && !population.strata;
    const walks = new Walks(curves, population.n, values);
    const tables = [];
    const bound = [];
    for (const system of systemsOf(curves)) {
        const scores = new ScoreTable(system[0].form);
        const byLayer = Map.groupBy(system, ({ layer }) => layer);
        if (isPlain && scores.fits([...byLayer.keys()], isDrawn)) {
            const grid = new Grid(scores.ranks, system[0].form.labels);
            for (const [layer, wanted] of byLayer) {
                if (isDrawn)
                    tables.push(new GridTable(grid, layer, wanted, values));
                else
                    measureGrid(grid, layer, wanted, values);
            }
            continue;
        }
        const isApart = scores.isFine || (!isDrawn && isPlain);
        const rest = [];
        const walked = [];
        for (const one of system) {
            const { form, ...place } = one;
            if (isApart && form.losses) {
                const known = losses.get(form) ?? meanLoss(form);
                losses.set(form, known);
                asked.sums.push({ form: known, ...place });
            }
            else if (isApart && form.answers)
                asked.answers.push(one);
            else
                (isApart && isPlain && form.walk ? walked : rest).push(one);
        }
        if (walked.length > 0 && isDrawn)
            tables.push(walks.table(scores.order, walked));
        else if (walked.length > 0)
            walks.walkOnce(scores.order, walked);
        scores.release();
        for (const [layer, wanted] of Map.groupBy(rest, (one) => one.layer))
            bound.push(new CurveTable(scores, layer, wanted, population, isDrawn));
    }
    const cells = Math.max(0, ...bound.map((table) => table.cells));
    scratch.positives = new Float64Array(cells);
    scratch.negatives = new Float64Array(cells);
    for (const table of bound)
        table.bind(scratch, values);
    return [...tables, ...bound];
}
function meanLoss({ scores, labels, losses }) {
    return { columns: [{ labels, scores, of: losses }, ONES], of: (found) => found[0] / found[1] };
}
/** Metrics that are computed anew from the weight of each row. */
function rowsTable(asked, n, values) {
    const all = new Float64Array(n);
    return {
        draw({ base, step, rows, count, each }, weights) {
            if (each)
                all.set(each);
            else {
                all.fill(base);
                for (let i = 0; i < count; i++)
                    all[rows[i]] += step;
            }
            if (weights)
                for (let row = 0; row < n; row++)
                    all[row] *= weights[row];
            for (const { form, at, rows: slice } of asked)
                values[at] = form.of(all, slice);
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/statistics/resampling.js


/**
 * Every quantity under one paired bootstrap of the rows (of whole units where the population has them, within strata where it
 * has those). Each draw passes once over a quarter of the rows for each model and layer of slices, whatever the number of
 * metrics, and sorts nothing. Same seed, same rows in the same order: the same numbers, whatever else is asked for.
 */
function resample(population, quantities, options) {
    const draws = new Draws(population, options.seed);
    const values = new Float64Array(quantities.length);
    const tables = tablesOf(population, quantities, values, options.replicates > 0 || (options.jackknife ?? 0) > 0);
    const measure = (draw) => {
        for (const table of tables)
            table.draw(draw, population.weights);
        return values;
    };
    const points = measure(draws.whole()).slice();
    const collect = (count, of) => {
        const results = quantities.map(() => new Float64Array(count));
        for (let index = 0; index < count; index++) {
            const drawn = measure(of(index));
            for (let i = 0; i < results.length; i++)
                results[i][index] = drawn[i];
        }
        return results;
    };
    const replicates = collect(options.replicates, (index) => draws.replicate(index));
    const groups = options.jackknife ? draws.groups(options.jackknife) : undefined;
    const jackknife = collect(groups?.count ?? 0, (group) => draws.without(group, groups));
    return quantities.map((_, i) => ({ point: points[i], replicates: replicates[i], jackknife: jackknife[i] }));
}
/** The metrics of the rows as they are, NaN where undefined. */
function pointValues(population, quantities) {
    return resample(population, quantities, { replicates: 0, seed: 0 }).map(({ point }) => point);
}

;// CONCATENATED MODULE: ./.build/src/statistics/delong.js

/** Labels and scores are of all rows. NaN where a class is empty. */
function placements(labels, scores, rows) {
    const [own, label] = rows ? partOf(labels, scores, rows) : [scores, labels];
    const order = score_order_orderOfScores(own);
    const indexes = indexesOf(label);
    const [many, few] = indexes.counts;
    const positives = new Float64Array(many);
    const negatives = new Float64Array(few);
    delong_place(order, label, indexes.of, positives, negatives);
    return { auc: delong_sumOf(positives) / many, positives, negatives };
}
function partOf(labels, scores, rows) {
    const [own, label] = [new Float64Array(rows.length), new Uint8Array(rows.length)];
    for (let i = 0; i < rows.length; i++) {
        own[i] = scores[rows[i]];
        label[i] = labels[rows[i]];
    }
    return [own, label];
}
/** The index of each row among those of its label, and how many positives and negatives there are. */
function indexesOf(label) {
    const of = new Uint32Array(label.length);
    let [positives, negatives] = [0, 0];
    for (let i = 0; i < label.length; i++)
        of[i] = label[i] === 1 ? positives++ : negatives++;
    return { of, counts: [positives, negatives] };
}
/** Goes up the order; rows of one score are placed together. */
function delong_place(order, label, indexes, positives, negatives) {
    const [many, few] = [positives.length, negatives.length];
    let [above, below] = [many, 0];
    for (let from = 0, to = 0; from < order.length; from = to) {
        let tiedPositives = 0;
        do {
            const row = order[to];
            tiedPositives += label[row < 0 ? ~row : row];
            to++;
        } while (to < order.length && order[to] < 0);
        const tiedNegatives = to - from - tiedPositives;
        const [ofPositive, ofNegative] = [(below + tiedNegatives / 2) / few, (above - tiedPositives / 2) / many];
        for (let i = from; i < to; i++) {
            const row = order[i] < 0 ? ~order[i] : order[i];
            if (label[row] === 1)
                positives[indexes[row]] = ofPositive;
            else
                negatives[indexes[row]] = ofNegative;
        }
        above -= tiedPositives;
        below += tiedNegatives;
    }
}
function deLong(first, second) {
    const parts = [difference(first.positives, second?.positives), difference(first.negatives, second?.negatives)].map((values) => ({ variance: varianceOf(values) / values.length, n: values.length }));
    const variance = parts[0].variance + parts[1].variance;
    return {
        value: first.auc - (second?.auc ?? 0),
        standardError: Math.sqrt(variance),
        degreesOfFreedom: variance > 0 ? variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / (part.n - 1), 0) : Infinity,
    };
}
function difference(a, b) {
    if (!b)
        return a;
    const differences = new Float64Array(a.length);
    for (let i = 0; i < a.length; i++)
        differences[i] = a[i] - b[i];
    return differences;
}
/** Cov of two AUC on the same rows, by the same components. */
function deLongCovariance(first, second) {
    const of = (a, b) => {
        const [meanA, meanB] = [meanOf(a), meanOf(b)];
        return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i] - meanB), 0) / (a.length - 1) / a.length;
    };
    return of(first.positives, second.positives) + of(first.negatives, second.negatives);
}
function meanOf(values) {
    return delong_sumOf(values) / values.length;
}
function delong_sumOf(values) {
    let sum = 0;
    for (let i = 0; i < values.length; i++)
        sum += values[i];
    return sum;
}
function varianceOf(values) {
    const mean = meanOf(values);
    let sum = 0;
    for (let i = 0; i < values.length; i++)
        sum += (values[i] - mean) ** 2;
    return sum / (values.length - 1);
}

// EXTERNAL MODULE: ./.build/src/statistics/metrics-auc-interval.js
var metrics_auc_interval = __webpack_require__(24500);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
// EXTERNAL MODULE: ./.build/src/statistics/student.js
var student = __webpack_require__(18840);
;// CONCATENATED MODULE: ./.build/src/model/gates/closed-form.js




/** A proportion (of `n` rows): Wilson's interval; the paired difference of two over the same rows: Tango's. Undefined for any other. */
function proportionInterval(own, other, rows, n) {
    if (!own.proportion || (other && !other.proportion))
        return undefined;
    let [counted, ownOnly, otherOnly, right] = [0, 0, 0, 0];
    const total = rows?.length ?? n;
    for (let i = 0; i < total; i++) {
        const row = rows ? rows[i] : i;
        const first = own.proportion.of(row);
        const second = other?.proportion.of(row);
        // A proportion of other rows in each model (precision) has no pairs.
        if (other && (first === undefined) !== (second === undefined))
            return undefined;
        if (first === undefined)
            continue;
        counted += 1;
        right += first;
        if (second !== undefined && first > second)
            ownOnly += 1;
        if (second !== undefined && first < second)
            otherOnly += 1;
    }
    if (!other)
        return { n: counted, method: 'Wilson score', at: (level) => (0,proportions/* wilson */.rF)(right, counted, level) };
    return { n: counted, method: 'Tango score, paired', at: (level) => (0,proportions/* tango */.wY)(ownOnly, otherOnly, counted, level) };
}
/** DeLong's interval of ROC AUC, or of a paired difference; Newcombe's score interval where it would have no width. */
function aucInterval(own, other, rows, placed) {
    const first = placed(own, rows);
    const second = other && placed(other, rows);
    const { value, standardError, degreesOfFreedom } = deLong(first, second);
    if (!(standardError > 0)) {
        const scored = (at, level) => ({ value: at.auc, ...(0,metrics_auc_interval/* aucScoreInterval */.Z)(at.auc, at.positives.length, at.negatives.length, level) });
        return { method: 'Newcombe score', at: (level) => (second ? (0,metrics_auc_interval/* differenceOfIntervals */.V)(scored(first, level), scored(second, level)) : scored(first, level)) };
    }
    const reach = (level) => -(0,student/* studentQuantile */.FI)((1 - level) / 2, degreesOfFreedom) * standardError;
    if (second)
        return { method: 'DeLong, paired', at: (level) => around(value, reach(level)) };
    // On the logit the estimate is closer to normal, and the interval stays inside 0 … 1 (Pepe 2003, §5.2).
    const logit = Math.log(value / (1 - value));
    const back = (x) => 1 / (1 + Math.exp(-x));
    const scale = value * (1 - value);
    return {
        method: 'DeLong, logit',
        at(level) {
            const { low, high } = around(logit, reach(level) / scale);
            return { low: back(low), high: back(high) };
        },
    };
}
function around(centre, reach) {
    return { low: centre - reach, high: centre + reach };
}
/** Placements, each made once. */
function placedOnce() {
    const known = new Map();
    return (metric, rows) => {
        const byRows = known.get(metric) ?? new Map();
        known.set(metric, byRows);
        const { labels, scores } = metric.form;
        const found = byRows.get(rows) ?? placements(labels, scores, rows);
        byRows.set(rows, found);
        return found;
    };
}

// EXTERNAL MODULE: ./.build/src/model/metrics/catalogue.js + 17 modules
var catalogue = __webpack_require__(60762);
;// CONCATENATED MODULE: ./.build/src/model/gates/models.js


/** Metrics and values of each model, made once however many gates ask for them. */
class Models {
    #rows;
    #options;
    #metrics = new Map();
    #outputs = new Map();
    #values;
    #quantities = new Quantities();
    #positives = new Map();
    /** `asked`: everything whose value will be asked for, so that all of it is computed in one go. */
    constructor(rows, asked, options) {
        this.#rows = rows;
        this.#options = { threshold: options.threshold, quantiles: options.quantiles, epsilon: rows.epsilon };
        for (const { spec, slice, against } of asked)
            for (const model of ['candidate', against])
                if (model)
                    this.#quantities.indexOf(this.metric(spec, model), slice);
        this.#values = pointValues({ n: rows.n, weights: rows.weights }, this.#quantities.list);
    }
    metric(spec, model) {
        const key = JSON.stringify([model, spec.metric, spec.at, spec.costs, spec.average, spec.class, spec.beta, spec.k, spec.quantile, spec.gain]);
        const metric = this.#metrics.get(key) ?? (0,catalogue/* metricOf */.ak)(spec, this.#rows, this.outputs(model, spec), this.#options);
        this.#metrics.set(key, metric);
        return metric;
    }
    outputs(model, spec) {
        if (model !== 'constant')
            return this.#rows[model];
        const key = JSON.stringify([spec.metric, spec.quantile]);
        const outputs = this.#outputs.get(key) ?? (0,catalogue/* constantOutputs */.HD)(this.#rows, spec, this.#options.quantiles);
        this.#outputs.set(key, outputs);
        return outputs;
    }
    value(metric, slice) {
        const value = this.#values[this.#quantities.indexOf(metric, slice)];
        // Where there is no number, the metric knows why.
        return value !== undefined && Number.isFinite(value) && slice?.rows.length !== 0 ? { value } : (0,catalogue/* valueOf */.RP)(metric, slice?.rows, this.#rows.weights);
    }
    positives(slice) {
        const { truth } = this.#rows;
        if (truth.kind !== 'binary')
            return 0;
        const found = this.#positives.get(slice) ?? (slice ? slice.reduce((sum, row) => sum + truth.labels[row], 0) : truth.positives);
        this.#positives.set(slice, found);
        return found;
    }
}
/** What is computed or resampled, each once however many gates ask for it. */
class Quantities {
    list = [];
    #known = new Map();
    indexOf(metric, slice) {
        const rows = slice?.part ?? slice?.rows;
        const byRows = this.#known.get(metric) ?? new Map();
        this.#known.set(metric, byRows);
        const known = byRows.get(rows);
        if (known !== undefined)
            return known;
        byRows.set(rows, this.list.length);
        return this.list.push({ metric, rows }) - 1;
    }
}

// EXTERNAL MODULE: ./.build/src/model/gates/trust.js
var trust = __webpack_require__(73224);
;// CONCATENATED MODULE: ./.build/src/model/gates/estimate.js






/** Groups of the jackknife behind BCa's acceleration and the bias of single metrics. */
const JACKKNIFE = 200;
/** Of what jumps (a chosen threshold, a median) a jackknife says nothing (Efron 1982, chapter 3): so metrics say it themselves. */
const isBiased = ({ own, other }) => own.biased === true && other === undefined;
/** Every wanted number with its interval, all from one paired resampling of the rows. */
function estimateAll(rows, wanted, options) {
    const models = new Models(rows, wanted.map(({ spec, slice, against }) => ({ spec, slice, against: against ?? (rows.champion && 'champion') })), options);
    const placed = placedOnce();
    const prepared = wanted.map((want) => prepare(rows, want, models, placed, options));
    const quantities = new Quantities();
    const asked = prepared.map(({ open, own, other }, i) => {
        if (!open)
            return undefined;
        const { slice } = wanted[i];
        return { own: quantities.indexOf(own, slice), other: other && quantities.indexOf(other, slice) };
    });
    const population = { n: rows.n, weights: rows.weights, units: rows.units, strata: options.strata };
    const jackknife = options.method === 'bca' || prepared.some((one) => one.open && isBiased(one)) ? JACKKNIFE : 0;
    const resampled = quantities.list.length > 0 ? resample(population, quantities.list, { replicates: options.replicates, seed: options.seed, jackknife }) : [];
    return prepared.map((one, i) => {
        const indexes = asked[i];
        if (!indexes)
            return one.estimate;
        const own = resampled[indexes.own];
        const found = indexes.other === undefined ? own : (0,bootstrap_interval/* difference */.iv)(own, resampled[indexes.other]);
        return { ...one.estimate, ...fromReplicates(found, wanted[i], one, options.method ?? 'percentile') };
    });
}
function prepare(rows, want, models, placed, options) {
    const slice = want.slice?.rows;
    const n = slice?.length ?? rows.n;
    const own = models.metric(want.spec, 'candidate');
    const other = want.against && models.metric(want.spec, want.against);
    const [candidate, compared] = [models.value(own, want.slice), other && models.value(other, want.slice)];
    const leftOut = own.leftOut?.(slice);
    const base = {
        label: own.label,
        n,
        ...(leftOut && leftOut.n > 0 && { leftOut }),
        ...(own.threshold && { threshold: own.threshold(slice, rows.weights) }),
        ...(!want.against && rows.champion && { champion: models.value(models.metric(want.spec, 'champion'), want.slice).value }),
        ...(rows.truth.kind === 'binary' && { positives: models.positives(slice) }),
        candidate: candidate.value,
        other: compared?.value ?? null,
        value: candidate.value === null || compared?.value === null ? null : candidate.value - (compared?.value ?? 0),
    };
    const closed = (estimate) => ({ estimate: { ...base, ...estimate }, own, other, size: n, open: false });
    if (candidate.value === null)
        return closed({ undecidable: { reason: `${own.label} is undefined: ${candidate.reason}`, needs: null } });
    if (compared?.value === null)
        return closed({ undecidable: { reason: `${own.label} of the ${want.against} is undefined: ${compared.reason}`, needs: null } });
    const isPlain = !rows.weights && !rows.units && !options.strata;
    const proportion = isPlain ? proportionInterval(own, other, slice, rows.n) : undefined;
    if (proportion && proportion.n < trust/* FEWEST_EVENTS */.T3)
        return closed({ undecidable: tooFew(proportion.n, n) });
    if (proportion && !want.against)
        return closed({ interval: closedInterval(proportion, want) });
    const basis = (0,trust/* basisOf */.gp)(rows, own, slice);
    const isAuc = isPlain && want.spec.metric === 'roc_auc' && own.form.kind === 'curve';
    // Events that are proportions' own are for resampling only; equal answers need none of them.
    if (basis.undecidable && !proportion)
        return closed({ undecidable: basis.undecidable });
    const same = want.against && sameness(models.outputs(want.against, want.spec), rows, slice, isAuc ? [placed(own, slice), placed(other, slice)] : undefined);
    if (same)
        return closed({ value: 0, interval: { bounds: NOTHING, strict: NOTHING, standardError: 0, method: same } });
    if (proportion)
        return closed({ interval: closedInterval(proportion, want) });
    if (isAuc)
        return closed({ interval: closedInterval(aucInterval(own, other, slice, placed), want) });
    return { estimate: base, own, other, size: basis.size, open: true };
}
function tooFew(found, n) {
    return { reason: `it is a share of ${found} rows, and an interval needs ${trust/* FEWEST_EVENTS */.T3}`, needs: found > 0 ? Math.ceil((n * trust/* FEWEST_EVENTS */.T3) / found) : null };
}
const NOTHING = { low: 0, high: 0 };
function closedInterval({ method, at }, { level, strictLevel }) {
    const bounds = at(level);
    return { bounds, strict: at(strictLevel), standardError: (bounds.high - bounds.low) / 2 / (0,normal/* twoSidedQuantile */.n)(level), method };
}
function fromReplicates(found, want, prepared, method) {
    const at = (level) => (0,bootstrap_interval/* bootstrapInterval */.kd)(found, level, { method, size: prepared.size, unbiased: method === 'percentile' && isBiased(prepared) });
    const [least, most] = rangeOf(prepared);
    const [bounds, strict] = [at(want.level), at(want.strictLevel)];
    if (!bounds || !strict || !(bounds.low <= bounds.high) || !(strict.low <= strict.high))
        return { undecidable: { reason: 'the metric is undefined in some resamples, so there is no measure of chance', needs: null } };
    // An interval that leaves its own estimate out is no answer, whatever went wrong with it.
    if (found.point < bounds.low || found.point > bounds.high)
        return { undecidable: { reason: 'the resamples lie apart from the value itself, so their spread is no measure of chance', needs: null } };
    if (bounds.high === bounds.low)
        return { undecidable: { reason: 'every resample gave the same value, so there is no measure of chance', needs: null } };
    const inside = ({ low, high }) => ({ low: Math.max(low, least), high: Math.min(high, most) });
    return { interval: { bounds: inside(bounds), strict: inside(strict), standardError: (0,bootstrap_interval/* sampleDeviation */.gQ)(found.replicates), method: bounds.method } };
}
function rangeOf({ own: { range: [low, high] }, other }) {
    return other ? [low - high, high - low] : [low, high];
}
/** Equal answers differ by nothing, however the rows are drawn: the one case in which an interval may have no width. */
function sameness(other, rows, slice, placed) {
    const equal = (a, b) => {
        const n = slice?.length ?? rows.n;
        for (let i = 0; i < n; i++) {
            const row = slice ? slice[i] : i;
            if (a[row] !== b[row])
                return false;
        }
        return true;
    };
    const { scores, classes } = rows.candidate;
    const sameClasses = !classes || !other.classes || equal(classes, other.classes);
    if (sameClasses && scores.length === other.scores.length && scores.every((column, i) => equal(column, other.scores[i])))
        return 'same score on every row';
    if (!placed)
        return undefined;
    const [first, second] = placed;
    const alike = first.positives.every((value, i) => value === second.positives[i]) && first.negatives.every((value, i) => value === second.negatives[i]);
    return alike ? 'same ranking of every row' : undefined;
}


/***/ }),

/***/ 91415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ comparesWithChampion),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Nc: () => (/* binding */ questionsFor),
/* harmony export */   PW: () => (/* binding */ questionsOf),
/* harmony export */   ge: () => (/* binding */ CUMULATIVE)
/* harmony export */ });
/* unused harmony exports KINDS, higherIsBetter, ruleOf */
/* harmony import */ var _delivery_metric_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66283);
/* harmony import */ var _metrics_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15013);
/* harmony import */ var _predictions_rows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92939);
/* harmony import */ var _slices_cuts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82928);
/* harmony import */ var _defaults_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50938);





/** What a gate asks; the two about the anchor follow from those about the champion. */
const KINDS = ['at_least', 'at_most', 'no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion', 'no_worse_than_constant'];
/** Against the anchor, times the margin against the champion, where a gate declares no cumulative margin. */
const CUMULATIVE = 2;
/** Every gate of the delivery file on metrics, or the default ones. Slices too small to judge come back apart. */
function questionsOf(delivery, rows) {
    const tests = delivery.spec.tests;
    const result = { questions: [], small: [], off: [], notes: [] };
    if (tests.gates === undefined) {
        const { gates, note } = (0,_defaults_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultGates */ .e)(tests.task, rows.champion !== undefined);
        result.notes.push(note);
        for (const gate of gates)
            ask(result, rows, gate, ['tests']);
    }
    tests.gates?.forEach((gate, i) => ask(result, rows, gate, ['tests', 'gates', i]));
    if (tests.slices?.gates)
        for (const cuts of (0,_slices_cuts_js__WEBPACK_IMPORTED_MODULE_2__/* .sliceCuts */ .is)(delivery))
            for (const slice of (0,_predictions_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .sliceBy */ .o7)(rows, cuts)) {
                if (slice.rows.length < tests.slices.min_rows)
                    result.small.push(slice);
                else
                    tests.slices.gates.forEach((gate, i) => ask(result, rows, gate, ['tests', 'slices', 'gates', i], slice));
            }
    result.off = [...new Set(result.off)];
    if (!rows.anchor && result.questions.some(({ against }) => against === 'champion'))
        result.notes.push('No anchor (tests.anchor): each delivery is compared with the one before it alone, so small accepted losses could add up unseen.');
    return result;
}
/** A list of gates on all rows, from another part of the delivery file. */
function questionsFor(rows, gates, path) {
    const result = { questions: [], small: [], off: [], notes: [] };
    gates.forEach((gate, i) => ask(result, rows, gate, [...path, i]));
    return result;
}
/** True where any gate compares with a champion, the default ones included. */
function comparesWithChampion(delivery) {
    const tests = delivery.spec.tests;
    return (tests.gates === undefined ||
        tests.flips !== undefined ||
        [...tests.gates, ...(tests.slices?.gates ?? []), ...(tests.shift?.gates ?? [])].some((gate) => RELATIVE.some((kind) => gate[kind] !== undefined)) ||
        (tests.fairness?.gates ?? []).some((gate) => gate.no_worse_than_champion_by !== undefined));
}
const RELATIVE = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'];
function kindOf(gate) {
    return KINDS.find((kind) => gate[kind] !== undefined);
}
/** Which way is better; METRIC_TABLE's `none` counts as higher, since comparisons of such metrics are refused or two-sided. */
function higherIsBetter(gate) {
    return gate.metric === 'custom' ? (gate.higher_is_better ?? true) : _delivery_metric_table_js__WEBPACK_IMPORTED_MODULE_0__/* .METRIC_TABLE */ .IK[gate.metric].better !== 'lower';
}
function ruleOf(gate, kind, limit) {
    const higher = higherIsBetter(gate);
    switch (kind) {
        case 'at_least':
        case 'at_most':
            return { kind, limit };
        case 'no_worse_than_champion_by':
        case 'no_worse_than_anchor_by':
        case 'no_worse_than_constant':
            return higher ? { kind: 'at_least', limit: limit === 0 ? 0 : -limit } : { kind: 'at_most', limit };
        case 'better_than_champion_by':
            return higher ? { kind: 'at_least', limit, beyond: true } : { kind: 'at_most', limit: limit === 0 ? 0 : -limit, beyond: true };
        case 'within_of_champion':
        case 'within_of_anchor':
            return { kind: 'within', limit };
    }
}
function ask(result, rows, gate, at, slice) {
    const kind = kindOf(gate);
    const limit = kind === 'no_worse_than_constant' ? 0 : gate[kind];
    const path = at.length > 1 ? [...at, kind] : at;
    const relative = RELATIVE.some((one) => one === kind);
    const metric = gate.metric === 'custom' ? (gate.name ?? 'custom') : (0,_metrics_words_js__WEBPACK_IMPORTED_MODULE_1__/* .metricId */ .y)(gate);
    const question = { gate, metric, higherIsBetter: higherIsBetter(gate), slice, path };
    if (relative && !rows.champion) {
        result.off.push(`${metric} ${OFF[kind]} ${limit}${slice ? ' in slices' : ''}`);
        return;
    }
    const against = relative ? 'champion' : kind === 'no_worse_than_constant' ? 'constant' : undefined;
    result.questions.push({ ...question, kind, limit, rule: ruleOf(gate, kind, limit), against });
    if (!relative || !rows.anchor)
        return;
    const anchored = kind === 'within_of_champion' ? 'within_of_anchor' : 'no_worse_than_anchor_by';
    const cumulative = gate.cumulative ?? CUMULATIVE * limit;
    const anchorPath = at.length > 1 && gate.cumulative !== undefined ? [...at, 'cumulative'] : path;
    result.questions.push({ ...question, path: anchorPath, kind: anchored, limit: cumulative, rule: ruleOf(gate, anchored, cumulative), against: 'anchor' });
}
const OFF = {
    no_worse_than_champion_by: 'no worse than the champion by',
    better_than_champion_by: 'better than the champion by',
    within_of_champion: 'as good as the champion within',
};


/***/ }),

/***/ 38254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ levelOf),
/* harmony export */   hV: () => (/* binding */ levelForUse),
/* harmony export */   x5: () => (/* binding */ usesAnswer)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85514);

/**
 * Confidence level for the k-th judgement on one test set, so that all of them together keep the declared error rate:
 * the k-th may err with α / (k (k + 1)), and these sum to α over all k ≥ 1 (alpha spending; see docs/model-tests.md).
 * The first use of a counted test set therefore already spends only half of α.
 */
function levelForUse(use, level) {
    if (!Number.isInteger(use) || use < 1)
        throw new RangeError(`A use of a test set is counted from 1, not ${use}.`);
    return 1 - (1 - level) / (use * (use + 1));
}
function levelOf({ use }, declared) {
    return use === undefined ? declared : levelForUse(use, declared);
}
/** What to say about the uses of the test set: a note, and a warning where the level is not held. */
function usesAnswer(delivery, { split }, declared, { use, others = 0, uncounted }) {
    if (split === 'develop')
        return { findings: [], notes: ['Judged on the development split, which may be used as often as wanted: no evidence for a gate.'] };
    if (uncounted === undefined && use === undefined)
        return { findings: [], notes: [`Uses of this test set are not counted: the level ${declared} holds for a first look only.`] };
    const before = others > 0 ? ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(others, 'other test set')} of this model ${others === 1 ? 'was' : 'were'} used before; these bytes (also with rows added) are a new look, counted from 1.` : '';
    const spent = use === undefined ? '' : `Use ${use} of this test set: intervals at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .figure */ .vP)(levelForUse(use, declared))}, so that all uses together keep ${declared}.${before}`;
    return { findings: uncounted === undefined ? [] : [uncountedFinding(delivery, declared, use, uncounted)], notes: spent === '' ? [] : [spent] };
}
function uncountedFinding(delivery, declared, use, why) {
    const known = use === undefined ? 'how often it was used before is not known' : `it is use ${use} by the journal`;
    return {
        code: 'test-set-uses-uncounted',
        outcome: 'warn',
        rule: 'each use of the test set is counted',
        message: `This use of the test set was not written down, as ${why.replace(/\.$/, '')}; ${known}. The level ${declared} is not held over several candidates: of twenty tries at 0.95 a bad model passes one with a chance of 64 %.`,
        expected: 'a use written into the journal of the model',
        actual: 'not written',
        ...(use !== undefined && { numbers: { use } }),
        fix: 'Declare rollout.journal and run this stage where it can write that journal (and sign for it, where it is signed), or use each test set for one candidate only.',
        location: delivery.locate(['tests']),
    };
}


/***/ }),

/***/ 73224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ FEWEST_EVENTS),
/* harmony export */   fA: () => (/* binding */ FEWEST_UNITS),
/* harmony export */   gp: () => (/* binding */ basisOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85514);

/** Events and non-events that an interval from resampling needs (docs/model-tests.md has what it covers from there on). */
const FEWEST_EVENTS = 20;
/** Entities, spans of time or queries that clustered resampling needs. */
const FEWEST_UNITS = 30;
/** How far resampling can be trusted with this metric on these rows. */
function basisOf(rows, metric, slice) {
    const n = slice?.length ?? rows.n;
    const events = metric.events?.(slice) ?? n;
    const units = rows.units ? unitsIn(rows, slice) : undefined;
    if (events < FEWEST_EVENTS) {
        const needs = events > 0 ? Math.ceil((n * FEWEST_EVENTS) / events) : null;
        const reason = rows.truth.kind === 'binary' ? binaryReason(rows, metric, slice) : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(events)} rows of the rarest kind that ${metric.label} rests on, and an interval needs ${FEWEST_EVENTS}`;
        return { size: events, undecidable: { reason, needs } };
    }
    const { fewestRows = 0 } = metric;
    if (n < fewestRows)
        return { size: events, undecidable: { reason: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(n)} rows, and an interval of ${metric.label} needs ${fewestRows}`, needs: fewestRows } };
    if (units && units.all < FEWEST_UNITS)
        return { size: units.all, undecidable: { reason: `the rows belong to ${units.all} units that are resampled as one, and an interval needs ${FEWEST_UNITS}`, needs: Math.ceil((n * FEWEST_UNITS) / units.all) } };
    if (units && units.rarest < FEWEST_EVENTS)
        return { size: units.rarest, undecidable: { reason: `positive and negative rows stand in ${units.rarest} units at the fewest, and an interval needs ${FEWEST_EVENTS}`, needs: units.rarest > 0 ? Math.ceil((n * FEWEST_EVENTS) / units.rarest) : null } };
    return { size: Math.min(events, units?.rarest ?? events) };
}
function binaryReason(rows, metric, slice) {
    if (rows.truth.kind !== 'binary')
        return '';
    const n = slice?.length ?? rows.n;
    const { labels } = rows.truth;
    const positives = slice ? slice.reduce((sum, row) => sum + labels[row], 0) : rows.truth.positives;
    if (Math.min(positives, n - positives) < FEWEST_EVENTS)
        return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(positives)} positive and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(n - positives)} negative rows, and an interval needs ${FEWEST_EVENTS} of each`;
    return `${metric.label} rests on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(metric.events(slice))} rows of its rarest kind, and an interval needs ${FEWEST_EVENTS}`;
}
/** How many units the rows belong to; `rarest`: how many hold a positive, or a negative, whichever is fewer (binary). */
function unitsIn({ units, truth, n }, slice) {
    const seen = [new Set(), new Set()];
    const labels = truth.kind === 'binary' ? truth.labels : undefined;
    const each = (row) => void seen[labels ? labels[row] : 0].add(units[row]);
    if (slice)
        slice.forEach(each);
    else
        for (let row = 0; row < n; row++)
            each(row);
    if (!labels)
        return { all: seen[0].size, rarest: seen[0].size };
    return { all: seen[0].union(seen[1]).size, rarest: Math.min(seen[0].size, seen[1].size) };
}


/***/ }),

/***/ 60762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IK: () => (/* reexport */ metric_table/* METRIC_TABLE */.IK),
  HD: () => (/* reexport */ constantOutputs),
  ak: () => (/* binding */ metricOf),
  B$: () => (/* binding */ overviewMetrics),
  RP: () => (/* reexport */ evaluate/* valueOf */.RP)
});

// UNUSED EXPORTS: metricsFor, specProblem

// NAMESPACE OBJECT: ./.build/src/statistics/metrics/regression.js
var regression_namespaceObject = {};
__webpack_require__.r(regression_namespaceObject);
__webpack_require__.d(regression_namespaceObject, {
  Jf: () => (absoluteErrors),
  c2: () => (meanForm),
  xW: () => (medianForm),
  S: () => (ones),
  sG: () => (percentageErrors),
  QP: () => (rSquaredForm),
  QS: () => (signedErrors),
  AM: () => (squaredDistances),
  z2: () => (symmetricPercentageErrors),
  sy: () => (weightedPercentageForm),
  RO: () => (weightedQuantile)
});

// EXTERNAL MODULE: ./.build/src/delivery/metric-table.js
var metric_table = __webpack_require__(66283);
// EXTERNAL MODULE: ./.build/src/delivery/metric-problems.js
var metric_problems = __webpack_require__(76691);
// EXTERNAL MODULE: ./.build/src/statistics/metrics/evaluate.js
var evaluate = __webpack_require__(60134);
;// CONCATENATED MODULE: ./.build/src/statistics/metrics/confusion.js
const accuracy = (tp, fp, fn, tn) => (tp + tn) / (tp + fp + fn + tn);
const precision = (tp, fp) => tp / (tp + fp);
const recall = (tp, _fp, fn) => tp / (tp + fn);
const specificity = (_tp, fp, _fn, tn) => tn / (tn + fp);
const balancedAccuracy = (tp, fp, fn, tn) => (tp / (tp + fn) + tn / (tn + fp)) / 2;
/**
 * F-β (van Rijsbergen 1979): (1 + β²)·tp / ((1 + β²)·tp + β²·fn + fp). Undefined without a positive row, where it would be
 * 0 whatever the model does and a comparison of two zeros would pass.
 */
function fBeta(beta) {
    const square = beta * beta;
    return (tp, fp, fn) => (tp + fn > 0 ? ((1 + square) * tp) / ((1 + square) * tp + square * fn + fp) : NaN);
}
/** Jaccard: tp / (tp + fp + fn). Undefined without a positive row, as F-β. */
const jaccard = (tp, fp, fn) => (tp + fn > 0 ? tp / (tp + fp + fn) : NaN);
/** Matthews' correlation. Undefined (0/0) where all rows have one truth or one answer; scikit-learn says 0 there. */
const matthews = (tp, fp, fn, tn) => {
    const margins = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
    return margins > 0 ? (tp * tn - fp * fn) / margins : NaN;
};
/** Mean cost of a row under a cost matrix. */
function meanCost(costs) {
    const total = totalCost(costs);
    return (tp, fp, fn, tn) => total(tp, fp, fn, tn) / (tp + fp + fn + tn);
}
function totalCost({ false_positive, false_negative, true_positive = 0, true_negative = 0 }) {
    return (tp, fp, fn, tn) => true_positive * tp + false_positive * fp + false_negative * fn + true_negative * tn;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/curves.js
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { abs, log } = Math;
/**
 * Area under the ROC curve: the share of (positive, negative) pairs in which the positive scores higher, ties counting
 * half; the same number as midranks give (Mann and Whitney 1947). NaN where a class is empty.
 */
const rocAuc = () => (positives, negatives) => {
    let wins = 0;
    let allPositives = 0;
    let allNegatives = 0;
    for (let i = 0; i < positives.length; i++) {
        const negative = negatives[i];
        wins += positives[i] * (allNegatives + negative / 2);
        allPositives += positives[i];
        allNegatives += negative;
    }
    return wins / (allPositives * allNegatives);
};
/**
 * Average precision: Σ (R_k − R_{k−1}) · P_k over the distinct scores from the highest down, as scikit-learn's
 * `average_precision_score`; not the trapezoid, which is too optimistic (Davis and Goadrich 2006). NaN without a positive.
 */
const averagePrecision = () => (positives, negatives) => {
    let sum = 0;
    let truePositives = 0;
    let answers = 0;
    for (let i = positives.length - 1; i >= 0; i--) {
        const positive = positives[i];
        truePositives += positive;
        answers += positive + negatives[i];
        if (positive > 0)
            sum += (positive * truePositives) / answers;
    }
    return sum / truePositives;
};
/** Mean of −ln(probability of what was true), probabilities clipped to [epsilon, 1 − epsilon] (`log_loss`). */
function logLoss(epsilon) {
    return (distinct) => {
        const ifPositive = distinct.map((score) => -Math.log(clip(score, epsilon)));
        const ifNegative = distinct.map((score) => -Math.log(1 - clip(score, epsilon)));
        return meanOf(ifPositive, ifNegative);
    };
}
/** The losses of rows, whose mean is the log loss. */
function logLosses(epsilon) {
    return (labels, scores, from, into) => {
        const most = 1 - epsilon;
        for (let i = 0; i < into.length; i++) {
            const score = scores[from + i];
            const probability = score < epsilon ? epsilon : score > most ? most : score;
            // Labels are 0 and 1 without a pattern: nothing branches on them.
            into[i] = -log(abs(1 - labels[from + i] - probability));
        }
    };
}
/** Mean squared error of the probability (Brier 1950; `brier_score_loss`). */
const brier = (distinct) => meanOf(distinct.map((score) => (1 - score) ** 2), distinct.map((score) => score ** 2));
/** The losses of rows, whose mean is the Brier score. */
const brierLosses = (labels, scores, from, into) => {
    for (let i = 0; i < into.length; i++) {
        const error = scores[from + i] - labels[from + i];
        into[i] = error * error;
    }
};
function meanOf(ifPositive, ifNegative) {
    return (positives, negatives) => {
        let sum = 0;
        let weight = 0;
        for (let i = 0; i < positives.length; i++) {
            sum += positives[i] * ifPositive[i] + negatives[i] * ifNegative[i];
            weight += positives[i] + negatives[i];
        }
        return sum / weight;
    };
}
function clip(probability, epsilon) {
    return Math.min(Math.max(probability, epsilon), 1 - epsilon);
}

// EXTERNAL MODULE: ./.build/src/statistics/metrics/grid.js
var metrics_grid = __webpack_require__(44425);
;// CONCATENATED MODULE: ./.build/src/statistics/metrics/operating-point.js


/** Rounding of sums of weights must not decide whether .8 is reached or which of two equal costs is least. */
const TOLERANCE = 1e-12;
/** A metric of the four kinds of answer at an operating point, as a function of the weights at each distinct score. NaN where no threshold fits. */
function atOperatingPoint(at, formula) {
    return (distinct) => {
        const choose = chooser(at, distinct);
        return (positives, negatives) => {
            const from = choose(positives, negatives);
            if (from === undefined)
                return NaN;
            let truePositives = 0;
            let falsePositives = 0;
            let falseNegatives = 0;
            let trueNegatives = 0;
            for (let i = 0; i < from; i++) {
                falseNegatives += positives[i];
                trueNegatives += negatives[i];
            }
            for (let i = from; i < positives.length; i++) {
                truePositives += positives[i];
                falsePositives += negatives[i];
            }
            return formula(truePositives, falsePositives, falseNegatives, trueNegatives);
        };
    };
}
/** The threshold that an operating point comes to; +∞ for "never", `undefined` where none fits. */
function thresholdOf(at, distinct, positives, negatives) {
    if ('threshold' in at)
        return at.threshold;
    const from = chooser(at, distinct)(positives, negatives);
    return from === undefined ? undefined : from === distinct.length ? Infinity : distinct[from];
}
function chooser(at, distinct) {
    if ('threshold' in at) {
        const from = (0,metrics_grid/* firstAtLeast */.JE)(distinct, at.threshold);
        return () => from;
    }
    if ('precision' in at)
        return (positives, negatives) => lowestWithPrecision(at.precision, positives, negatives);
    if ('recall' in at)
        return (positives) => highestWithRecall(at.recall, positives);
    const costOf = totalCost(at.costs);
    return (positives, negatives) => cheapest(costOf, positives, negatives);
}
function lowestWithPrecision(wanted, positives, negatives) {
    let found;
    let truePositives = 0;
    let answers = 0;
    let most = 0;
    for (let i = positives.length - 1; i >= 0; i--) {
        truePositives += positives[i];
        answers += positives[i] + negatives[i];
        if (truePositives > most && truePositives * (1 + TOLERANCE) >= wanted * answers) {
            found = i;
            most = truePositives;
        }
    }
    return found;
}
function highestWithRecall(wanted, positives) {
    let all = 0;
    for (let i = 0; i < positives.length; i++)
        all += positives[i];
    if (!(all > 0))
        return undefined;
    let truePositives = 0;
    for (let i = positives.length - 1; i >= 0; i--) {
        truePositives += positives[i];
        if (truePositives * (1 + TOLERANCE) >= wanted * all)
            return i;
    }
    return 0;
}
function cheapest(costOf, positives, negatives) {
    let falseNegatives = 0;
    let trueNegatives = 0;
    for (let i = 0; i < positives.length; i++) {
        falseNegatives += positives[i];
        trueNegatives += negatives[i];
    }
    let truePositives = 0;
    let falsePositives = 0;
    let best = positives.length;
    let least = costOf(0, 0, falseNegatives, trueNegatives);
    for (let i = positives.length - 1; i >= 0; i--) {
        truePositives += positives[i];
        falsePositives += negatives[i];
        falseNegatives -= positives[i];
        trueNegatives -= negatives[i];
        const cost = costOf(truePositives, falsePositives, falseNegatives, trueNegatives);
        if (cost < least - TOLERANCE * Math.abs(least)) {
            least = cost;
            best = i;
        }
    }
    return best;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/parts.js
const NO_ROWS = 'there are no rows';
/** A metric that these outputs can never have. */
function undefinedParts(reason) {
    return { form: { kind: 'sums', columns: [], of: () => NaN }, undefinedWhy: () => reason, events: () => 0 };
}
/** How many of the rows (of `n`, or of the named ones) are so. */
function countWhere(n, rows, is) {
    let found = 0;
    if (rows) {
        for (let i = 0; i < rows.length; i++)
            if (is(rows[i]))
                found += 1;
    }
    else
        for (let row = 0; row < n; row++)
            if (is(row))
                found += 1;
    return found;
}
/** A proportion of the rows for which `of` is 0 or 1; trusted as far as its rarer kind goes. */
function proportionParts(n, of) {
    return {
        proportion: { of },
        events: (rows) => Math.min(countWhere(n, rows, (row) => of(row) === 1), countWhere(n, rows, (row) => of(row) === 0)),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/binary.js







const SIDES = { positive: 'positive', negative: 'negative' };
/** Which rows, and which answers, a metric cannot do without. */
const NEEDS = {
    roc_auc: ['positive', 'negative'],
    average_precision: ['positive'],
    balanced_accuracy: ['positive', 'negative'],
    precision: ['yes'],
    recall: ['positive'],
    specificity: ['negative'],
    f1: ['positive'],
    fbeta: ['positive'],
    jaccard: ['positive'],
    mcc: ['positive', 'negative', 'yes', 'no'],
};
/** A metric of scores of one class against the rest. */
function binaryParts(spec, labels, scores, options, sides = SIDES) {
    const at = atOf(spec, options);
    const form = { kind: 'curve', scores, labels, on: onScores(spec, at, options), ...shortCut(spec, at, options) };
    return {
        form,
        undefinedWhy: (rows) => missing(NEEDS[spec.metric] ?? [], form, spec, at, sides, rows),
        events(rows) {
            const positives = positivesIn(labels, rows);
            return Math.min(positives, (rows?.length ?? labels.length) - positives);
        },
        ...('threshold' in at ? atThreshold(spec, labels, scores, at.threshold) : { threshold: (rows, weights) => chosen(form, at, rows, weights) }),
    };
}
function positivesIn(labels, rows) {
    let found = 0;
    if (rows)
        for (let i = 0; i < rows.length; i++)
            found += labels[rows[i]];
    else
        for (let row = 0; row < labels.length; row++)
            found += labels[row];
    return found;
}
/** What spares the resampler the curve: a loss of each row, a walk that is known, counts at a fixed threshold. */
function shortCut(spec, at, { epsilon }) {
    switch (spec.metric) {
        case 'brier':
            return { losses: brierLosses };
        case 'log_loss':
            return { losses: logLosses(epsilon) };
        case 'roc_auc':
        case 'average_precision':
            return { walk: spec.metric };
        default:
            return 'threshold' in at ? { answers: { threshold: at.threshold, of: confusionFormula(spec) } } : {};
    }
}
function atOf({ at }, { threshold }) {
    if (at?.precision !== undefined)
        return { precision: at.precision };
    if (at?.recall !== undefined)
        return { recall: at.recall };
    if (at?.costs !== undefined)
        return { costs: at.costs };
    return { threshold: at?.threshold ?? threshold };
}
function onScores(spec, at, { epsilon }) {
    switch (spec.metric) {
        case 'roc_auc':
            return rocAuc;
        case 'average_precision':
            return averagePrecision;
        case 'log_loss':
            return logLoss(epsilon);
        case 'brier':
            return brier;
        default:
            return atOperatingPoint(at, confusionFormula(spec));
    }
}
/** The formula of a metric of yes and no. */
function confusionFormula(spec) {
    switch (spec.metric) {
        case 'accuracy':
            return accuracy;
        case 'balanced_accuracy':
            return balancedAccuracy;
        case 'precision':
            return precision;
        case 'recall':
            return recall;
        case 'specificity':
            return specificity;
        case 'f1':
            return fBeta(1);
        case 'fbeta':
            return fBeta(spec.beta);
        case 'jaccard':
            return jaccard;
        case 'mcc':
            return matthews;
        case 'cost':
            return meanCost((0,metric_table/* costsOf */.AR)(spec));
        default:
            throw new TypeError(`${spec.metric} is no metric of yes and no.`);
    }
}
/** At a threshold that is fixed beforehand some metrics are proportions of rows. */
function atThreshold(spec, labels, scores, threshold) {
    const yes = (row) => scores[row] >= threshold;
    const right = (row) => (yes(row) === (labels[row] === 1) ? 1 : 0);
    const among = (counts) => proportionParts(labels.length, (row) => (counts(row) ? right(row) : undefined));
    switch (spec.metric) {
        case 'accuracy':
            return among(() => true);
        case 'precision':
            return among(yes);
        case 'recall':
            return among((row) => labels[row] === 1);
        case 'specificity':
            return among((row) => labels[row] === 0);
        default:
            return {};
    }
}
function chosen({ labels, scores }, at, rows, weights) {
    const grid = (0,metrics_grid/* sharedGrid */.sx)(scores, rows);
    const { positives, negatives } = (0,evaluate/* atEachScore */.VY)(labels, grid, rows, weights);
    return thresholdOf(at, grid.distinct, positives, negatives);
}
function missing(needs, form, spec, at, sides, rows) {
    const { labels, scores } = form;
    const n = rows?.length ?? labels.length;
    if (n === 0)
        return NO_ROWS;
    const positives = positivesIn(labels, rows);
    const reached = 'precision' in at || 'recall' in at;
    if (positives === 0 && (reached || needs.includes('positive')))
        return `no row is ${sides.positive}`;
    if (positives === n && needs.includes('negative'))
        return `no row is ${sides.negative}`;
    if (!reached && !needs.includes('yes'))
        return undefined;
    const threshold = chosen(form, at, rows);
    if (threshold === undefined)
        return `no threshold has a precision of ${spec.at.precision}`;
    const yes = countWhere(labels.length, rows, (row) => scores[row] >= threshold);
    if (yes === 0 && needs.includes('yes'))
        return `no row is answered as ${sides.positive}`;
    if (yes === n && needs.includes('no'))
        return `every row is answered as ${sides.positive}`;
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/regression.js
/** Metrics of numbers: `truth` and `predicted` entry for entry, each a form over rows with weights. */
let lastOnes = new Float64Array(0);
/** 1 for every row: its weighted sum is the total weight. Only to be read: one array for all who ask, so that a resampler sums it once. */
function ones(n) {
    if (lastOnes.length !== n)
        lastOnes = new Float64Array(n).fill(1);
    return lastOnes;
}
/** Weighted mean of a value per row. Rows of `counted` 0 have no part. */
function meanForm(values, counted, finish = (mean) => mean) {
    return { kind: 'sums', columns: [values, counted], of: (sums) => finish(sums[0] / sums[1]) };
}
function absoluteErrors(truth, predicted) {
    return truth.map((value, row) => Math.abs(predicted[row] - value));
}
function squaredDistances(truth, predicted) {
    return truth.map((value, row) => (predicted[row] - value) ** 2);
}
/** Predicted − true: above 0 where the model says too much. */
function signedErrors(truth, predicted) {
    return truth.map((value, row) => predicted[row] - value);
}
/** Share of the spread of the truth beyond which Σ(y − mean)² is rounding, and R² undefined. */
const ROUNDING = 1e-13;
/** R² = 1 − Σ(y − ŷ)² / Σ(y − mean of y)² (`r2_score`). Undefined where the truth is constant, where scikit-learn says 0 or 1. */
function rSquaredForm(truth, predicted, counted) {
    const centre = truth.reduce((sum, value) => sum + value / truth.length, 0);
    const centred = truth.map((value) => value - centre);
    return {
        kind: 'sums',
        columns: [squaredDistances(truth, predicted), centred, centred.map((value) => value ** 2), counted],
        of(sums) {
            const spread = sums[2] - sums[1] ** 2 / sums[3];
            return spread > ROUNDING * sums[2] ? 1 - sums[0] / spread : NaN;
        },
    };
}
/** |error| / |truth| of every row, and 1 where the truth is not 0: rows of truth 0 have no percentage and are left out. */
function percentageErrors(truth, predicted) {
    return {
        errors: truth.map((value, row) => (value === 0 ? 0 : Math.abs(predicted[row] - value) / Math.abs(value))),
        counted: truth.map((value) => (value === 0 ? 0 : 1)),
    };
}
/** 2 |error| / (|truth| + |prediction|) of every row, from 0 to 2; 0 where both are 0 (Makridakis 1993). */
function symmetricPercentageErrors(truth, predicted) {
    return truth.map((value, row) => {
        const size = Math.abs(value) + Math.abs(predicted[row]);
        return size === 0 ? 0 : (2 * Math.abs(predicted[row] - value)) / size;
    });
}
/** Σ |error| / Σ |truth|. Undefined where all truth is 0. */
function weightedPercentageForm(truth, predicted) {
    return { kind: 'sums', columns: [absoluteErrors(truth, predicted), truth.map(Math.abs)], of: (sums) => sums[0] / sums[1] };
}
/** Rounding of sums of weights must not decide whether exactly half of the weight lies below. */
const HALF_TOLERANCE = 1e-12;
/** Weighted median of a value per row; between the two middle ones where exactly half of the weight lies below (`median_absolute_error`). */
function medianForm(values) {
    const whole = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
    const parts = new WeakMap();
    return {
        kind: 'rows',
        n: values.length,
        of(weights, rows) {
            const order = rows ? (parts.get(rows) ?? rows.slice().sort((a, b) => values[a] - values[b] || a - b)) : whole;
            if (rows)
                parts.set(rows, order);
            return weightedQuantile(values, order, weights, 0.5);
        },
    };
}
/** Averaged inverse of the weighted distribution function at `level`; `order` are rows by rising value. NaN without weight. */
function weightedQuantile(values, order, weights, level) {
    let total = 0;
    for (const row of order)
        total += weights[row];
    const wanted = level * total;
    const slack = HALF_TOLERANCE * total;
    let below = 0;
    for (let i = 0; i < order.length; i++) {
        const row = order[i];
        if (weights[row] === 0)
            continue;
        below += weights[row];
        if (below < wanted - slack)
            continue;
        if (below > wanted + slack)
            return values[row];
        let next = i + 1;
        while (next < order.length && weights[order[next]] === 0)
            next += 1;
        return next < order.length ? values[row] / 2 + values[order[next]] / 2 : values[row];
    }
    return NaN;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/constant.js


/** Metrics of numbers that the median serves better than the mean. */
const BEST_AT_MEDIAN = ['mae', 'wape', 'median_absolute_error', 'smape', 'mape'];
/**
 * What a scorer says that gives every row the same answer, learnt from these rows: the base rate, the share of each class, the
 * mean (the median or the quantile where the metric asks for it), the quantiles; for rankings no order at all. The model must
 * not do worse than it ("not worse than a constant").
 */
function constantOutputs(rows, spec, quantiles) {
    const { truth, n } = rows;
    const weights = rows.weights ?? ones(n);
    const same = (value) => new Float64Array(n).fill(value);
    const total = (0,evaluate/* sumOf */.XN)(weights);
    const share = (is) => (0,evaluate/* sumOf */.XN)(weights.map((weight, row) => (is(row) ? weight : 0))) / total;
    switch (truth.kind) {
        case 'binary':
            return { scores: [same(share((row) => truth.labels[row] === 1))] };
        case 'classes': {
            const shares = truth.classes.map((_, code) => share((row) => truth.codes[row] === code));
            return { scores: shares.map(same), classes: new Int32Array(n).fill(shares.indexOf(Math.max(...shares))) };
        }
        case 'labels':
            return { scores: truth.labels.map((labels) => same(share((row) => labels[row] === 1))) };
        case 'numbers': {
            const levels = levelsOf(rows, spec, quantiles);
            if (levels === undefined)
                return { scores: [same((0,evaluate/* sumOf */.XN)(truth.values, undefined, weights) / total)] };
            const order = Uint32Array.from(truth.values.keys()).sort((a, b) => truth.values[a] - truth.values[b]);
            return { scores: levels.map((level) => same(weightedQuantile(truth.values, order, weights, level))) };
        }
        case 'relevance':
            return { scores: [same(0)] };
    }
}
/** Which quantiles the constant is; `undefined` for the mean. */
function levelsOf(rows, spec, quantiles) {
    if (rows.task === 'quantile') {
        if (quantiles === undefined)
            throw new TypeError('A constant forecast of quantiles needs their levels.');
        return quantiles;
    }
    if (spec?.metric === 'pinball')
        return [spec.quantile];
    return spec !== undefined && BEST_AT_MEDIAN.includes(spec.metric) ? [0.5] : undefined;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/averages.js


/**
 * Averages a metric of each class against the rest. A class without a true row makes the macro average undefined (a model
 * may not pass on a class that nobody looked at) and has no part in the weighted one.
 */
function averageOfConfusions(n, classes, count, formula, average) {
    const into = { truth: new Float64Array(classes), predicted: new Float64Array(classes), hits: new Float64Array(classes) };
    return {
        kind: 'rows',
        n,
        of(weights, rows) {
            for (const array of Object.values(into))
                array.fill(0);
            const total = count(into, weights, rows);
            return averageOf(into.truth, average, (c) => {
                const hits = into.hits[c];
                const truth = into.truth[c];
                const predicted = into.predicted[c];
                return formula(hits, predicted - hits, truth - hits, Math.max(total - truth - predicted + hits, 0));
            });
        },
    };
}
/** Averages a curve metric (one-vs-rest) over classes; every form is about the same rows. */
function averageOfCurves(forms, average) {
    const grids = forms.map((form) => (0,metrics_grid/* gridsOf */.xv)(form.scores));
    const truth = new Float64Array(forms.length);
    return {
        kind: 'rows',
        n: forms[0].labels.length,
        of(weights, rows) {
            forms.forEach((form, c) => (truth[c] = weightOf(form.labels, weights, rows)));
            return averageOf(truth, average, (c) => {
                const form = forms[c];
                const { distinct, cells } = grids[c](rows);
                const positives = new Float64Array(distinct.length);
                const negatives = new Float64Array(distinct.length);
                (0,evaluate/* addAtEachScore */.W7)(form.labels, cells, positives, negatives, rows, weights);
                return form.on(distinct)(positives, negatives);
            });
        },
    };
}
function averageOf(truth, average, of) {
    let sum = 0;
    let weight = 0;
    for (let c = 0; c < truth.length; c++) {
        const own = average === 'macro' ? 1 : truth[c];
        if (truth[c] === 0 && average === 'macro')
            return NaN;
        if (own === 0)
            continue;
        sum += own * of(c);
        weight += own;
    }
    return sum / weight;
}
function weightOf(labels, weights, rows) {
    const n = rows ? rows.length : labels.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
        const row = rows ? rows[i] : i;
        if (labels[row] === 1)
            sum += weights[row];
    }
    return sum;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/classes.js

/** Counts true and predicted classes, given as codes from 0. */
function countCodes(truth, predicted) {
    return (into, weights, rows) => {
        const n = rows ? rows.length : truth.length;
        let total = 0;
        for (let i = 0; i < n; i++) {
            const row = rows ? rows[i] : i;
            const weight = weights[row];
            const is = truth[row];
            const said = predicted[row];
            into.truth[is] += weight;
            into.predicted[said] += weight;
            if (is === said)
                into.hits[is] += weight;
            total += weight;
        }
        return total;
    };
}
/** Counts labels of which a row may have any number; `truth[l]` and `predicted[l]` hold 0 and 1. */
function countLabels(truth, predicted) {
    return (into, weights, rows) => {
        const n = rows ? rows.length : truth[0].length;
        let total = 0;
        for (let i = 0; i < n; i++)
            total += weights[rows ? rows[i] : i];
        for (let l = 0; l < truth.length; l++) {
            const is = truth[l];
            const said = predicted[l];
            for (let i = 0; i < n; i++) {
                const row = rows ? rows[i] : i;
                const weight = weights[row];
                if (is[row] === 1)
                    into.truth[l] += weight;
                if (said[row] === 1)
                    into.predicted[l] += weight;
                if (is[row] === 1 && said[row] === 1)
                    into.hits[l] += weight;
            }
        }
        return total;
    };
}
/** Share of the weight that sums may differ by through rounding alone. */
const classes_ROUNDING = 1e-12;
/** Matthews' correlation for any number of classes (Gorodkin 2004, R_K). Undefined where all rows have one truth or one answer. */
function matthewsOfClasses(n, classes, count) {
    const into = { truth: new Float64Array(classes), predicted: new Float64Array(classes), hits: new Float64Array(classes) };
    return {
        kind: 'rows',
        n,
        of(weights, rows) {
            for (const array of Object.values(into))
                array.fill(0);
            const total = count(into, weights, rows);
            let hits = 0;
            let products = 0;
            let truths = 0;
            let answers = 0;
            let kinds = 0;
            let said = 0;
            for (let c = 0; c < classes; c++) {
                hits += into.hits[c];
                products += into.truth[c] * into.predicted[c];
                truths += into.truth[c] ** 2;
                answers += into.predicted[c] ** 2;
                if (into.truth[c] > 0)
                    kinds += 1;
                if (into.predicted[c] > 0)
                    said += 1;
            }
            // Answers that are none of the classes are a class of their own that no row is of.
            const other = Math.max(total - into.predicted.reduce((sum, weight) => sum + weight, 0), 0);
            answers += other ** 2;
            if (other > classes_ROUNDING * total)
                said += 1;
            // Asked of the classes and not of the squares, whose difference is rarely exactly 0 under weights.
            if (kinds < 2 || said < 2)
                return NaN;
            return (hits * total - products) / (Math.sqrt(total ** 2 - truths) * Math.sqrt(total ** 2 - answers));
        },
    };
}
/** −ln(probability of the true class), clipped to [epsilon, 1 − epsilon], of every row (`log_loss`; rows are not scaled to sum to 1, as in scikit-learn ≥ 1.3). */
function classLogLosses(truth, scores, epsilon) {
    return Float64Array.from(truth, (is, row) => -Math.log(clip(scores[is][row], epsilon)));
}
/** Σ over classes of (score − truth)² of every row: Brier's own (1950), from 0 to 2, as scikit-learn's for more than two classes. */
function classSquaredErrors(truth, scores) {
    return Float64Array.from(truth, (is, row) => {
        let sum = 0;
        for (let c = 0; c < scores.length; c++)
            sum += (scores[c][row] - (c === is ? 1 : 0)) ** 2;
        return sum;
    });
}
/** Class of the highest score of every row; the first of equal ones. */
function highest(scores) {
    return Int32Array.from(scores[0], (_, row) => {
        let best = 0;
        for (let c = 1; c < scores.length; c++)
            if (scores[c][row] > scores[best][row])
                best = c;
        return best;
    });
}
/** 1 where the true class is among the k highest scores. Of equal scores the later class stands first (`top_k_accuracy_score`). */
function amongTop(truth, scores, k) {
    return Uint8Array.from(truth, (is, row) => {
        const own = scores[is][row];
        let before = 0;
        for (let c = 0; c < scores.length; c++) {
            const other = scores[c][row];
            if (other > own || (other === own && c > is))
                before += 1;
        }
        return before < k ? 1 : 0;
    });
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/micro.js

/** A curve metric over all (row, class) pairs as if they were rows (`average="micro"`): each pair has the weight of its row. */
function microCurve(labels, scores, on) {
    const n = labels[0].length;
    const flat = new Float64Array(n * scores.length);
    scores.forEach((own, c) => flat.set(own, c * n));
    const grids = (0,metrics_grid/* gridsOf */.xv)(flat);
    const pairs = new WeakMap();
    return {
        kind: 'rows',
        n,
        of(weights, rows) {
            const chosen = rows ? (pairs.get(rows) ?? pairsOf(rows, n, scores.length)) : undefined;
            if (rows)
                pairs.set(rows, chosen);
            const grid = grids(chosen);
            const positives = new Float64Array(grid.distinct.length);
            const negatives = new Float64Array(grid.distinct.length);
            for (let i = 0; i < grid.cells.length; i++) {
                const pair = chosen ? chosen[i] : i;
                const row = pair % n;
                const into = labels[(pair - row) / n][row] === 1 ? positives : negatives;
                into[grid.cells[i]] += weights[row];
            }
            return on(grid.distinct)(positives, negatives);
        },
    };
}
function pairsOf(rows, n, classes) {
    const pairs = new Uint32Array(rows.length * classes);
    for (let c = 0; c < classes; c++)
        rows.forEach((row, i) => (pairs[c * rows.length + i] = c * n + row));
    return pairs;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/multiclass.js








const NEED_SCORES = ['roc_auc', 'average_precision', 'log_loss', 'brier', 'top_k_accuracy'];
const NO_SCORES = 'the predictions hold no scores of the classes';
/** A metric of several classes of which every row has one. */
function multiclassParts(spec, truth, outputs, options) {
    const { scores } = outputs;
    if (scores.length === 0 && (NEED_SCORES.includes(spec.metric) || spec.at !== undefined))
        return undefinedParts(NO_SCORES);
    if (spec.class !== undefined)
        return oneClass(spec, truth, outputs, options);
    const { codes, classes } = truth;
    const everyRow = ones(codes.length);
    const mean = (losses) => ({ form: meanForm(losses, everyRow), events: outsideLargest(truth) });
    switch (spec.metric) {
        case 'log_loss':
            return mean(classLogLosses(codes, scores, options.epsilon));
        case 'brier':
            return mean(classSquaredErrors(codes, scores));
        case 'top_k_accuracy':
            return shareOf(amongTop(codes, scores, spec.k), everyRow);
        case 'accuracy':
            return shareOf(correct(codes, predictedOf(outputs)), everyRow);
        case 'roc_auc':
        case 'average_precision':
            return curveParts(spec, truth, scores);
        default:
            return confusionParts(spec, truth, predictedOf(outputs), classes.length);
    }
}
/** This class against the rest: by its own score, or by the predicted class where an answer is judged and no threshold is named. */
function oneClass(spec, truth, outputs, options) {
    const code = truth.classes.indexOf(spec.class);
    const labels = isClass(truth.codes, code);
    const sides = { positive: `of class ${spec.class}`, negative: 'of another class' };
    if (NEED_SCORES.includes(spec.metric) || spec.at !== undefined)
        return binaryParts(spec, labels, outputs.scores[code], options, sides);
    const said = Float64Array.from(isClass(predictedOf(outputs), code));
    return binaryParts(spec, labels, said, { ...options, threshold: 0.5 }, sides);
}
function curveParts(spec, truth, scores) {
    const on = spec.metric === 'roc_auc' ? rocAuc : averagePrecision;
    const labels = truth.classes.map((_, code) => isClass(truth.codes, code));
    if (spec.average === 'micro')
        return { form: microCurve(labels, scores, on), events: outsideLargest(truth), undefinedWhy: whyNoRows };
    const average = spec.average ?? 'macro';
    const forms = labels.map((own, code) => ({ kind: 'curve', labels: own, scores: scores[code], on }));
    return {
        form: averageOfCurves(forms, average),
        events: eventsOf(truth, average),
        undefinedWhy: (rows) => {
            const sizes = sizesOf(truth, rows);
            const n = rows?.length ?? truth.codes.length;
            if (n === 0)
                return NO_ROWS;
            const empty = sizes.indexOf(0);
            if (average === 'macro' && empty >= 0)
                return `no row is of class ${truth.classes[empty]}`;
            const whole = sizes.indexOf(n);
            return whole >= 0 && spec.metric === 'roc_auc' ? `every row is of class ${truth.classes[whole]}` : undefined;
        },
    };
}
function confusionParts(spec, truth, predicted, classes) {
    const n = truth.codes.length;
    const count = countCodes(truth.codes, predicted);
    if (spec.metric === 'mcc')
        return {
            form: matthewsOfClasses(n, classes, count),
            events: outsideLargest(truth),
            undefinedWhy: (rows) => (rows?.length === 0 ? NO_ROWS : oneKind(truth.codes, rows, 'every row is of one class') ?? oneKind(predicted, rows, 'every row is answered with one class')),
        };
    // Balanced accuracy of several classes is the mean of their recalls (scikit-learn).
    const formula = spec.metric === 'balanced_accuracy' ? recall : confusionFormula(spec);
    if (spec.average === 'micro') {
        const right = Float64Array.from(correct(truth.codes, predicted));
        return {
            form: {
                kind: 'sums',
                columns: [right, ones(n)],
                of: ([hits, all]) => formula(hits, all - hits, all - hits, (classes - 2) * all + hits),
            },
            undefinedWhy: whyNoRows,
            // Precision, recall and F1 are all the accuracy then.
            ...(formula !== specificity && proportionParts(n, (row) => right[row])),
        };
    }
    const average = spec.average ?? 'macro';
    return {
        form: averageOfConfusions(n, classes, count, formula, average),
        events: eventsOf(truth, average),
        undefinedWhy: (rows) => classReason(count, n, truth.classes, formula, average, rows),
    };
}
/** The first class that makes an average undefined, in words. */
function classReason(count, n, names, formula, average, rows) {
    if ((rows?.length ?? n) === 0)
        return NO_ROWS;
    const into = { truth: new Float64Array(names.length), predicted: new Float64Array(names.length), hits: new Float64Array(names.length) };
    const total = count(into, ones(n), rows);
    for (const [c, name] of names.entries()) {
        const [truth, said, hits] = [into.truth[c], into.predicted[c], into.hits[c]];
        if (truth === 0) {
            if (average === 'macro')
                return `no row is of class ${name}`;
            continue;
        }
        if (!Number.isNaN(formula(hits, said - hits, truth - hits, total - truth - said + hits)))
            continue;
        return said === 0 ? `no row is answered as of class ${name}` : `every row is of class ${name}`;
    }
    return average === 'weighted' && into.truth.every((weight) => weight === 0) ? 'no row is of any class' : undefined;
}
function shareOf(is, everyRow) {
    return { form: meanForm(Float64Array.from(is), everyRow), undefinedWhy: whyNoRows, ...proportionParts(is.length, (row) => is[row]) };
}
function whyNoRows(rows) {
    return rows?.length === 0 ? NO_ROWS : undefined;
}
function oneKind(codes, rows, reason) {
    const first = codes[rows ? rows[0] : 0];
    return countWhere(codes.length, rows, (row) => codes[row] !== first) === 0 ? reason : undefined;
}
function correct(truth, predicted) {
    return Uint8Array.from(truth, (is, row) => (predicted[row] === is ? 1 : 0));
}
const answers = new WeakMap();
/** The predicted class of every row: as said, else that of the highest score. */
function predictedOf(outputs) {
    const known = outputs.classes ?? answers.get(outputs) ?? highest(outputs.scores);
    answers.set(outputs, known);
    return known;
}
const indicators = new WeakMap();
/** 1 where a row is of the class. One array for all who ask, so that a resampler counts it once. */
function isClass(codes, code) {
    const own = indicators.get(codes) ?? new Map();
    indicators.set(codes, own);
    const known = own.get(code) ?? Uint8Array.from(codes, (is) => (is === code ? 1 : 0));
    own.set(code, known);
    return known;
}
function sizesOf({ codes, classes }, rows) {
    const sizes = classes.map(() => 0);
    if (rows)
        for (const row of rows)
            sizes[codes[row]] += 1;
    else
        for (const code of codes)
            sizes[code] += 1;
    return sizes;
}
/** A plain mean of classes is as uncertain as its rarest class; one by weight as the rows outside the largest. */
function eventsOf(truth, average) {
    return average === 'macro' ? (rows) => Math.min(...sizesOf(truth, rows)) : outsideLargest(truth);
}
function outsideLargest(truth) {
    return (rows) => {
        const sizes = sizesOf(truth, rows);
        return sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
    };
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/quantiles.js
/** Metrics of forecasts of quantiles and of the interval between two of them, as losses of every row whose mean is the metric. */
/** Pinball loss (Koenker and Bassett 1978; `mean_pinball_loss`): level · (y − q) where y ≥ q, else (1 − level) · (q − y). */
function pinballLosses(truth, predicted, level) {
    return truth.map((value, row) => {
        const miss = value - predicted[row];
        return miss >= 0 ? level * miss : (level - 1) * miss;
    });
}
/** Entry-wise mean of some arrays. */
function meanOfEach(arrays) {
    return arrays[0].map((_, row) => arrays.reduce((sum, array) => sum + array[row], 0) / arrays.length);
}
/** 1 where the truth lies in the closed interval. */
function quantiles_covered(truth, low, high) {
    return Uint8Array.from(truth, (value, row) => (low[row] <= value && value <= high[row] ? 1 : 0));
}
/** Length of every interval; 0 where its ends are crossed, since such an interval holds nothing. */
function widths(low, high) {
    return low.map((value, row) => Math.max(high[row] - value, 0));
}
/**
 * Winkler's interval score (1972; Gneiting and Raftery 2007, §6.2): the width, and for a truth outside its distance
 * divided by the chance that was left on that side: 2/α on both for the central interval of level 1 − α.
 */
function intervalScores(truth, low, high, levels) {
    return truth.map((value, row) => {
        const below = Math.max(low[row] - value, 0) / levels.low;
        const above = Math.max(value - high[row], 0) / (1 - levels.high);
        return high[row] - low[row] + below + above;
    });
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/multilabel.js









/** A metric of labels of which a row may have any number. A label is said to be there from the threshold upwards. */
function multilabelParts(spec, truth, outputs, options) {
    const { classes, labels } = truth;
    const { scores } = outputs;
    if (spec.class !== undefined) {
        const code = classes.indexOf(spec.class);
        return binaryParts(spec, labels[code], scores[code], options, { positive: `of class ${spec.class}`, negative: 'without it' });
    }
    const n = labels[0].length;
    const threshold = spec.at?.threshold ?? options.threshold;
    const said = () => scores.map((own) => Uint8Array.from(own, (score) => (score >= threshold ? 1 : 0)));
    switch (spec.metric) {
        case 'log_loss':
            return { form: meanForm(meanLogLosses(labels, scores, options.epsilon), ones(n)), events: rarestSide(labels), undefinedWhy: multilabel_whyNoRows };
        case 'hamming_loss':
        case 'subset_accuracy':
            return mistakeParts(spec, labels, said());
        case 'roc_auc':
        case 'average_precision':
            return multilabel_curveParts(spec, truth, scores);
        default:
            return multilabel_confusionParts(spec, truth, said());
    }
}
function meanLogLosses(labels, scores, epsilon) {
    return meanOfEach(scores.map((own, l) => own.map((score, row) => {
        const probability = clip(score, epsilon);
        return -Math.log(labels[l][row] === 1 ? probability : 1 - probability);
    })));
}
function mistakeParts(spec, labels, said) {
    const n = labels[0].length;
    const wrong = new Float64Array(n);
    labels.forEach((own, l) => own.forEach((label, row) => (wrong[row] += label === said[l][row] ? 0 : 1)));
    if (spec.metric === 'subset_accuracy') {
        const right = (row) => (wrong[row] === 0 ? 1 : 0);
        return { form: meanForm(wrong.map((_, row) => right(row)), ones(n)), undefinedWhy: multilabel_whyNoRows, ...proportionParts(n, right) };
    }
    return {
        form: meanForm(wrong.map((count) => count / labels.length), ones(n)),
        undefinedWhy: multilabel_whyNoRows,
        events: (rows) => countWhere(n, rows, (row) => wrong[row] > 0),
    };
}
function multilabel_curveParts(spec, { classes, labels }, scores) {
    const on = spec.metric === 'roc_auc' ? rocAuc : averagePrecision;
    const average = spec.average ?? 'macro';
    const forms = labels.map((own, l) => ({ kind: 'curve', labels: own, scores: scores[l], on }));
    return {
        form: average === 'micro' ? microCurve(labels, scores, on) : averageOfCurves(forms, average),
        events: average === 'macro' ? rarestSide(labels) : rarerPairs(labels),
        undefinedWhy: (rows) => {
            const n = rows?.length ?? labels[0].length;
            if (n === 0)
                return NO_ROWS;
            const sizes = labels.map((own) => countWhere(own.length, rows, (row) => own[row] === 1));
            if (sizes.every((size) => size === 0))
                return 'no row is of any class';
            if (average === 'micro')
                return sizes.every((size) => size === n) && spec.metric === 'roc_auc' ? 'every row is of every class' : undefined;
            const empty = sizes.indexOf(0);
            if (average === 'macro' && empty >= 0)
                return `no row is of class ${classes[empty]}`;
            const whole = sizes.indexOf(n);
            return whole >= 0 && spec.metric === 'roc_auc' ? `every row is of class ${classes[whole]}` : undefined;
        },
    };
}
function multilabel_confusionParts(spec, { classes, labels }, said) {
    const n = labels[0].length;
    const formula = confusionFormula(spec);
    const count = countLabels(labels, said);
    if (spec.average !== 'micro') {
        const average = spec.average ?? 'macro';
        return {
            form: averageOfConfusions(n, classes.length, count, formula, average),
            events: average === 'macro' ? rarestSide(labels) : rarerPairs(labels),
            undefinedWhy: (rows) => classReason(count, n, classes, formula, average, rows),
        };
    }
    const columns = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    labels.forEach((own, l) => own.forEach((label, row) => (columns[kindOf(label, said[l][row])][row] += 1)));
    return {
        form: { kind: 'sums', columns, of: (sums) => formula(sums[0], sums[1], sums[2], sums[3]) },
        events: rarerPairs(labels),
        undefinedWhy: (rows) => {
            const some = (column) => countWhere(n, rows, (row) => column[row] > 0) > 0;
            if ((rows?.length ?? n) === 0)
                return NO_ROWS;
            if (spec.metric === 'precision')
                return some(columns[0]) || some(columns[1]) ? undefined : 'no row is answered as of any class';
            if (spec.metric === 'specificity')
                return some(columns[1]) || some(columns[3]) ? undefined : 'every row is of every class';
            return some(columns[0]) || some(columns[2]) ? undefined : 'no row is of any class';
        },
    };
}
/** True positive, false positive, false negative, true negative. */
function kindOf(label, said) {
    return said === 1 ? (label === 1 ? 0 : 1) : label === 1 ? 2 : 3;
}
function rarestSide(labels) {
    return (rows) => Math.min(...labels.map((own) => {
        const positives = countWhere(own.length, rows, (row) => own[row] === 1);
        return Math.min(positives, (rows?.length ?? own.length) - positives);
    }));
}
/** The rarer of (row, label) pairs that are and that are not, but no more than there are rows: pairs of a row are not independent. */
function rarerPairs(labels) {
    return (rows) => {
        const n = rows?.length ?? labels[0].length;
        const pairs = labels.reduce((sum, own) => sum + countWhere(own.length, rows, (row) => own[row] === 1), 0);
        return Math.min(pairs, n * labels.length - pairs, n);
    };
}
function multilabel_whyNoRows(rows) {
    return rows?.length === 0 ? NO_ROWS : undefined;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/numbers.js



const { /* meanForm */ "c2": numbers_meanForm, /* ones */ "S": numbers_ones } = regression_namespaceObject;
/** A metric of predicted numbers. */
function regressionParts(spec, truth, outputs) {
    const predicted = outputs.scores[0];
    const everyRow = numbers_ones(truth.length);
    const of = (form) => ({ form, undefinedWhy: numbers_whyNoRows });
    switch (spec.metric) {
        case 'mae':
            return of(numbers_meanForm(absoluteErrors(truth, predicted), everyRow));
        case 'mse':
            return of(numbers_meanForm(squaredDistances(truth, predicted), everyRow));
        case 'rmse':
            return of(numbers_meanForm(squaredDistances(truth, predicted), everyRow, Math.sqrt));
        case 'mean_error':
            return of(numbers_meanForm(signedErrors(truth, predicted), everyRow));
        case 'smape':
            return of(numbers_meanForm(symmetricPercentageErrors(truth, predicted), everyRow));
        case 'median_absolute_error':
            return of(medianForm(absoluteErrors(truth, predicted)));
        case 'pinball':
            return of(numbers_meanForm(pinballLosses(truth, predicted, spec.quantile), everyRow));
        case 'r2':
            return { form: rSquaredForm(truth, predicted, everyRow), undefinedWhy: (rows) => numbers_whyNoRows(rows) ?? whyConstant(truth, rows) };
        case 'wape':
            return { form: weightedPercentageForm(truth, predicted), undefinedWhy: (rows) => numbers_whyNoRows(rows) ?? whyAllZero(truth, rows) };
        case 'mape':
            return percentage(truth, predicted);
        default:
            throw new TypeError(`${spec.metric} is no metric of numbers.`);
    }
}
function percentage(truth, predicted) {
    const { errors, counted } = percentageErrors(truth, predicted);
    return {
        form: numbers_meanForm(errors, counted),
        undefinedWhy: (rows) => numbers_whyNoRows(rows) ?? whyAllZero(truth, rows),
        events: (rows) => countWhere(truth.length, rows, (row) => truth[row] !== 0),
        leftOut: (rows) => ({ n: countWhere(truth.length, rows, (row) => truth[row] === 0), what: 'rows whose truth is 0, which have no percentage' }),
    };
}
/** A metric of forecasts of quantiles; the outermost pair is the interval. */
function quantileParts(spec, truth, outputs, { quantiles: levels }) {
    if (levels === undefined || levels.length !== outputs.scores.length)
        throw new TypeError('Metrics of quantiles need their levels, one for each column of predictions.');
    if (spec.quantile !== undefined && !levels.includes(spec.quantile))
        throw new TypeError(`There is no quantile of level ${spec.quantile}.`);
    const everyRow = numbers_ones(truth.length);
    const of = (losses) => ({ form: numbers_meanForm(losses, everyRow), undefinedWhy: numbers_whyNoRows });
    const [low, high] = [outputs.scores[0], outputs.scores.at(-1)];
    switch (spec.metric) {
        case 'pinball': {
            const losses = (level, i) => pinballLosses(truth, outputs.scores[i], level);
            return of(spec.quantile === undefined ? meanOfEach(levels.map(losses)) : losses(spec.quantile, levels.indexOf(spec.quantile)));
        }
        case 'coverage': {
            const covered = quantiles_covered(truth, low, high);
            return { ...of(Float64Array.from(covered)), ...proportionParts(truth.length, (row) => covered[row]) };
        }
        case 'interval_width':
            return of(widths(low, high));
        case 'winkler':
            return of(intervalScores(truth, low, high, { low: levels[0], high: levels.at(-1) }));
        default:
            throw new TypeError(`${spec.metric} is no metric of quantiles.`);
    }
}
function numbers_whyNoRows(rows) {
    return rows?.length === 0 ? NO_ROWS : undefined;
}
function whyConstant(truth, rows) {
    const first = truth[rows ? rows[0] : 0];
    return countWhere(truth.length, rows, (row) => truth[row] !== first) === 0 ? 'the truth is the same in every row' : undefined;
}
function whyAllZero(truth, rows) {
    return countWhere(truth.length, rows, (row) => truth[row] !== 0) === 0 ? 'the truth is 0 in every row' : undefined;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/ranking-query.js
function queryOf(relevance, scores) {
    const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
    const groups = [];
    for (let from = 0; from < order.length;) {
        let to = from + 1;
        while (to < order.length && scores[order[to]] === scores[order[from]])
            to += 1;
        const members = order.subarray(from, to);
        groups.push({ from, to, members, relevant: countRelevant(relevance, members) });
        from = to;
    }
    return { relevance, groups, relevant: countRelevant(relevance, order) };
}
function countRelevant(relevance, members) {
    let count = 0;
    for (const member of members)
        if (relevance[member] > 0)
            count += 1;
    return count;
}

;// CONCATENATED MODULE: ./.build/src/statistics/metrics/ranking.js

/**
 * Mean of a metric over queries. A query's value stands at its first row and counts there, so that a resample of whole
 * queries, or the weight of that row, carries it; a slice holds the queries whose first row it holds.
 */
function meanOverQueries(ranked, metric) {
    const values = new Float64Array(ranked.relevance.length);
    const counted = new Float64Array(ranked.relevance.length);
    const members = membersOf(ranked.queries);
    for (const rows of members) {
        const relevance = Float64Array.from(rows, (row) => ranked.relevance[row]);
        const scores = Float64Array.from(rows, (row) => ranked.scores[row]);
        const value = metric(queryOf(relevance, scores));
        if (value === undefined)
            continue;
        values[rows[0]] = value;
        counted[rows[0]] = 1;
    }
    return {
        form: { kind: 'sums', columns: [values, counted], of: (sums) => sums[0] / sums[1] },
        firstRows: Uint32Array.from(members, (rows) => rows[0]).sort(),
        counted,
    };
}
function membersOf(queries) {
    const sizes = [];
    for (const query of queries)
        sizes[query] = (sizes[query] ?? 0) + 1;
    const members = [];
    const filled = [];
    queries.forEach((query, row) => {
        const rows = (members[query] ??= new Uint32Array(sizes[query]));
        const place = filled[query] ?? 0;
        rows[place] = row;
        filled[query] = place + 1;
    });
    return members.filter((rows) => rows !== undefined);
}
/**
 * NDCG (Järvelin and Kekäläinen 2002; `ndcg_score`): Σ gain / log2(rank + 1) over the first k, by that of the ideal order.
 * Rows of one score share the mean gain of their ranks. Undefined without a relevant row (scikit-learn: 0), or with a negative relevance.
 */
function ndcg(gain, k = Infinity) {
    const gainOf = gain === 'linear' ? (value) => value : (value) => 2 ** value - 1;
    return ({ relevance, groups }) => {
        // Spoils the mean instead of leaving the query out: nobody asked for a mean over the other queries.
        if (relevance.some((value) => value < 0))
            return NaN;
        const gains = relevance.map(gainOf);
        const ideal = discounted(gains.slice().sort().reverse(), k);
        if (ideal === 0)
            return undefined;
        let sum = 0;
        for (const { from, to, members } of groups) {
            if (from >= k)
                break;
            let discounts = 0;
            for (let rank = from; rank < Math.min(to, k); rank++)
                discounts += 1 / Math.log2(rank + 2);
            let total = 0;
            for (const member of members)
                total += gains[member];
            sum += (total / members.length) * discounts;
        }
        return sum / ideal;
    };
}
function discounted(gains, k) {
    let sum = 0;
    for (let rank = 0; rank < Math.min(gains.length, k); rank++)
        sum += gains[rank] / Math.log2(rank + 2);
    return sum;
}
/**
 * Average precision of one query at k: Σ over relevant rows within the first k of the precision at their rank, by
 * min(k, number of relevant rows). Rows of one score stand in every order equally often (McSherry and Najork 2008, eq. 5).
 */
function averagePrecisionOfQuery(k = Infinity) {
    return ({ groups, relevant }) => {
        const all = relevant;
        if (all === 0)
            return undefined;
        let sum = 0;
        let before = 0;
        for (const { from, to, relevant: hits } of groups) {
            const size = to - from;
            for (let rank = from; rank < Math.min(to, k) && hits > 0; rank++) {
                const ahead = size > 1 ? ((rank - from) * (hits - 1)) / (size - 1) : 0;
                sum += ((hits / size) * (before + ahead + 1)) / (rank + 1);
            }
            before += hits;
        }
        return sum / Math.min(k, all);
    };
}
/** 1 / rank of the first relevant row, 0 where it stands behind k; the mean over all orders of equal scores. */
function reciprocalRank(k = Infinity) {
    return ({ groups, relevant }) => {
        if (relevant === 0)
            return undefined;
        const { from, to, relevant: hits } = groups.find((group) => group.relevant > 0);
        const size = to - from;
        let sum = 0;
        let noneYet = 1;
        for (let place = 0; place <= size - hits && from + place < k; place++) {
            const left = size - place;
            sum += (noneYet * (hits / left)) / (from + place + 1);
            noneYet *= 1 - hits / left;
        }
        return sum;
    };
}
/** Relevant rows among the first k, by k. A query of fewer than k rows has none: no order could reach 1. */
function precisionAtK(k) {
    return (query) => (query.relevance.length < k ? undefined : hitsWithin(query, k) / k);
}
/** Relevant rows among the first k, by all relevant rows of the query. */
function recallAtK(k) {
    return (query) => {
        const all = query.relevant;
        return all === 0 ? undefined : hitsWithin(query, k) / all;
    };
}
/** Expected number over all orders of equal scores. */
function hitsWithin({ groups }, k) {
    let hits = 0;
    for (const { from, to, relevant } of groups)
        hits += relevant * (Math.max(Math.min(to, k) - from, 0) / (to - from));
    return hits;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/ranking.js


/** A metric of ranked rows: the mean over queries, each counted at its first row. */
function rankingParts(spec, { values, queries }, outputs) {
    const ranked = { relevance: values, scores: outputs.scores[0], queries: queries.codes };
    const { form, firstRows, counted } = meanOverQueries(ranked, queryMetric(spec));
    const isFirst = new Set(firstRows);
    const why = spec.metric === 'precision_at_k' ? `have fewer than ${spec.k} rows` : 'have no relevant row';
    const countedOf = (rows) => countWhere(values.length, rows, (row) => counted[row] === 1);
    return {
        form,
        events: countedOf,
        leftOut: (rows) => ({ n: countWhere(values.length, rows, (row) => isFirst.has(row) && counted[row] === 0), what: `queries that ${why}` }),
        undefinedWhy: (rows) => {
            if ((rows?.length ?? values.length) === 0)
                return NO_ROWS;
            if (spec.metric === 'ndcg' && countWhere(values.length, rows, (row) => values[row] < 0) > 0)
                return 'a relevance is below 0';
            if (countWhere(values.length, rows, (row) => isFirst.has(row)) === 0)
                return 'no query begins in these rows';
            return countedOf(rows) === 0 ? `all queries ${why}` : undefined;
        },
    };
}
function queryMetric(spec) {
    switch (spec.metric) {
        case 'ndcg':
            return ndcg(spec.gain ?? 'linear', spec.k);
        case 'map':
            return averagePrecisionOfQuery(spec.k);
        case 'mrr':
            return reciprocalRank(spec.k);
        case 'precision_at_k':
            return precisionAtK(spec.k);
        case 'recall_at_k':
            return recallAtK(spec.k);
        default:
            throw new TypeError(`${spec.metric} is no metric of rankings.`);
    }
}

// EXTERNAL MODULE: ./.build/src/model/metrics/words.js
var words = __webpack_require__(15013);
;// CONCATENATED MODULE: ./.build/src/model/metrics/catalogue.js











/**
 * A metric in the words of a gate, of one model's outputs, ready to be evaluated under any weights. The words must fit the
 * task (`specProblem`). Not for `custom`, whose numbers come from SQL.
 */
function metricOf(spec, rows, outputs, options) {
    const facts = metric_table/* METRIC_TABLE */.IK[spec.metric];
    if (facts === undefined)
        throw new TypeError(`The metric ${spec.metric} is not computed by name.`);
    const several = rows.task === 'multiclass' || rows.task === 'multilabel';
    const averaged = several && facts.averaged === true && spec.class === undefined;
    // Defaults are said, so that one metric has one id however it was asked for.
    const said = { ...spec, ...(averaged && { average: spec.average ?? 'macro' }), ...(spec.metric === 'ndcg' && { gain: spec.gain ?? 'linear' }) };
    const [low, high] = (0,metric_table/* rangeOf */.be)(spec, rows.task);
    // Predicted classes need no threshold; everything else that judges an answer does.
    const answers = facts.atThreshold === true && (rows.task !== 'multiclass' || spec.at !== undefined);
    return {
        id: (0,words/* metricId */.y)(said, answers ? options.threshold : undefined),
        label: (0,words/* metricLabel */.B)(said),
        higherIsBetter: facts.better === 'higher',
        range: [low, high],
        biased: facts.biased,
        fewestRows: facts.fewestRows,
        ...partsOf(spec, rows, outputs, options),
    };
}
function partsOf(spec, { truth, task }, outputs, options) {
    switch (truth.kind) {
        case 'binary':
            return binaryParts(spec, truth.labels, outputs.scores[0], options);
        case 'classes':
            return multiclassParts(spec, truth, outputs, options);
        case 'labels':
            return multilabelParts(spec, truth, outputs, options);
        case 'numbers':
            return task === 'quantile' ? quantileParts(spec, truth.values, outputs, options) : regressionParts(spec, truth.values, outputs);
        case 'relevance':
            return rankingParts(spec, truth, outputs);
    }
}
const OVERVIEW = {
    binary: [{ metric: 'roc_auc' }, { metric: 'average_precision' }, { metric: 'log_loss' }, { metric: 'accuracy' }, { metric: 'brier' }],
    multiclass: [{ metric: 'accuracy' }, { metric: 'f1', average: 'macro' }, { metric: 'log_loss' }, { metric: 'roc_auc', average: 'macro' }, { metric: 'balanced_accuracy' }],
    multilabel: [{ metric: 'f1', average: 'macro' }, { metric: 'f1', average: 'micro' }, { metric: 'subset_accuracy' }, { metric: 'hamming_loss' }, { metric: 'log_loss' }],
    regression: [{ metric: 'rmse' }, { metric: 'mae' }, { metric: 'r2' }, { metric: 'median_absolute_error' }, { metric: 'mean_error' }],
    quantile: [{ metric: 'pinball' }, { metric: 'coverage' }, { metric: 'interval_width' }, { metric: 'winkler' }],
    ranking: [{ metric: 'ndcg' }, { metric: 'ndcg', k: 10 }, { metric: 'map' }, { metric: 'mrr' }, { metric: 'recall_at_k', k: 10 }],
};
/** The metrics that a summary shows first: five, or as many as one quantile allows. */
function overviewMetrics(task, quantiles) {
    const specs = OVERVIEW[task].filter((spec) => (0,metric_problems/* specProblem */.X)(spec, task, undefined, quantiles) === undefined);
    if (task !== 'quantile' || quantiles === undefined)
        return specs;
    const middle = quantiles.includes(0.5) && quantiles.length > 1 ? [{ metric: 'pinball', quantile: 0.5 }] : [];
    return [...specs, ...middle];
}


/***/ }),

/***/ 15013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ metricLabel),
/* harmony export */   y: () => (/* binding */ metricId)
/* harmony export */ });
/* harmony import */ var _delivery_metric_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66283);

/** Names a metric and its parameters, as `fbeta(beta=2)@0.4`: one value of one model for each id. */
function metricId(spec, threshold) {
    const told = [
        spec.class === undefined ? '' : `class=${JSON.stringify(spec.class)}`,
        spec.average === undefined ? '' : `average=${spec.average}`,
        spec.beta === undefined ? '' : `beta=${spec.beta}`,
        spec.k === undefined ? '' : `k=${spec.k}`,
        spec.quantile === undefined ? '' : `quantile=${spec.quantile}`,
        spec.gain === undefined ? '' : `gain=${spec.gain}`,
        spec.costs === undefined ? '' : `costs=${prices(spec.costs)}`,
    ].filter((text) => text !== '');
    const at = atText(spec, threshold);
    return `${spec.metric}${told.length > 0 ? `(${told.join(',')})` : ''}${at === '' ? '' : `@${at}`}`;
}
/** As messages call it: `ROC AUC`, `recall at a precision of 0.9`, `macro F1`, `precision of class b`. */
function metricLabel(spec) {
    const { words } = _delivery_metric_table_js__WEBPACK_IMPORTED_MODULE_0__/* .METRIC_TABLE */ .IK[spec.metric];
    const name = spec.metric === 'fbeta' ? `F${spec.beta}` : spec.metric === 'top_k_accuracy' ? `top-${spec.k} accuracy` : words;
    const average = spec.average === undefined ? '' : `${spec.average} `;
    const ranks = spec.k !== undefined && spec.metric !== 'top_k_accuracy' ? ` at ${spec.k}` : '';
    const gain = spec.gain === 'exponential' ? ' (exponential gain)' : '';
    const level = spec.quantile === undefined ? '' : ` at the quantile ${spec.quantile}`;
    const ofClass = spec.class === undefined ? '' : ` of class ${spec.class}`;
    return `${average}${name}${ranks}${gain}${level}${ofClass}${pointText(spec)}`;
}
function pointText({ at }) {
    if (at?.threshold !== undefined)
        return ` at the threshold ${at.threshold}`;
    if (at?.precision !== undefined)
        return ` at a precision of ${at.precision}`;
    if (at?.recall !== undefined)
        return ` at a recall of ${at.recall}`;
    return at?.costs !== undefined ? ' at the least cost' : '';
}
function atText({ at }, threshold) {
    if (at?.precision !== undefined)
        return `precision=${at.precision}`;
    if (at?.recall !== undefined)
        return `recall=${at.recall}`;
    if (at?.costs !== undefined)
        return `least(${prices(at.costs)})`;
    return at?.threshold !== undefined ? String(at.threshold) : threshold === undefined ? '' : String(threshold);
}
function prices(costs) {
    return `${costs.false_positive}/${costs.false_negative}/${costs.true_positive ?? 0}/${costs.true_negative ?? 0}`;
}


/***/ }),

/***/ 71033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pd: () => (/* binding */ levelsOf),
  EV: () => (/* binding */ overviewDetails),
  n9: () => (/* binding */ overviewFacts),
  bq: () => (/* binding */ overviewOf)
});

// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/statistics/metrics/brier-parts.js
/**
 * Decomposition over the distinct scores, or over bins of them: `binOf[i]` is the bin of distinct score i. Takes the weights
 * at each distinct score as a curve form does. `undefined` where there is no weight.
 */
function brierParts(distinct, positives, negatives, binOf) {
    const bins = binOf ? binOf.reduce((most, bin) => Math.max(most, bin + 1), 0) : distinct.length;
    const [weightOf, positiveOf, scoreOf] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
    let total = 0;
    let allPositives = 0;
    let squares = 0;
    for (let i = 0; i < distinct.length; i++) {
        const weight = positives[i] + negatives[i];
        const bin = binOf ? binOf[i] : i;
        weightOf[bin] += weight;
        positiveOf[bin] += positives[i];
        scoreOf[bin] += weight * distinct[i];
        total += weight;
        allPositives += positives[i];
        squares += positives[i] * (1 - distinct[i]) ** 2 + negatives[i] * distinct[i] ** 2;
    }
    if (!(total > 0))
        return undefined;
    const share = allPositives / total;
    let reliability = 0;
    let resolution = 0;
    for (let bin = 0; bin < bins; bin++) {
        const weight = weightOf[bin];
        if (weight === 0)
            continue;
        const rate = positiveOf[bin] / weight;
        reliability += weight * (scoreOf[bin] / weight - rate) ** 2;
        resolution += weight * (rate - share) ** 2;
    }
    const parts = { brier: squares / total, reliability: reliability / total, resolution: resolution / total, uncertainty: share * (1 - share) };
    return { ...parts, withinBins: parts.brier - (parts.reliability - parts.resolution + parts.uncertainty) };
}

// EXTERNAL MODULE: ./.build/src/statistics/metrics/evaluate.js
var evaluate = __webpack_require__(60134);
// EXTERNAL MODULE: ./.build/src/statistics/metrics/grid.js
var metrics_grid = __webpack_require__(44425);
;// CONCATENATED MODULE: ./.build/src/model/metrics/brier.js



/** The Brier score of a binary model taken apart over its distinct scores, under the rows' weights; `undefined` for other tasks. */
function brierPartsOf({ truth, weights }, outputs) {
    if (truth.kind !== 'binary')
        return undefined;
    const grid = (0,metrics_grid/* sharedGrid */.sx)(outputs.scores[0]);
    const { positives, negatives } = (0,evaluate/* atEachScore */.VY)(truth.labels, grid, undefined, weights);
    return brierParts(grid.distinct, positives, negatives);
}

// EXTERNAL MODULE: ./.build/src/model/metrics/catalogue.js + 17 modules
var catalogue = __webpack_require__(60762);
;// CONCATENATED MODULE: ./.build/src/model/overview.js



function overviewOf(rows, delivery) {
    const quantiles = levelsOf(delivery);
    const options = { threshold: delivery.spec.tests.threshold, epsilon: rows.epsilon, quantiles };
    return {
        rows,
        brier: brierPartsOf(rows, rows.candidate),
        metrics: (0,catalogue/* overviewMetrics */.B$)(rows.task, quantiles).map((spec) => {
            const value = (outputs) => (outputs ? (0,catalogue/* valueOf */.RP)((0,catalogue/* metricOf */.ak)(spec, rows, outputs, options), undefined, rows.weights).value : null);
            const { label, higherIsBetter } = (0,catalogue/* metricOf */.ak)(spec, rows, rows.candidate, options);
            return { label, higherIsBetter, candidate: value(rows.candidate), champion: value(rows.champion) };
        }),
    };
}
/** Declared quantile levels, rising. */
function levelsOf(delivery) {
    const { quantiles } = delivery.spec.tests;
    return quantiles && Object.keys(quantiles).map(Number).sort((a, b) => a - b);
}
/** The same numbers in full, by the words of the metrics. */
function overviewDetails({ metrics, brier, rows }) {
    const entries = metrics.map(({ label, candidate, champion }) => [label, { candidate, ...(rows.champion && { champion }) }]);
    return { metrics: Object.fromEntries(entries), ...(brier && { brier }) };
}
function overviewFacts({ rows, metrics, brier }, testSet) {
    const positives = rows.truth.kind === 'binary' ? `, ${(0,format/* count */.U9)(rows.truth.positives)} positive` : '';
    return [
        ['Test rows', `${(0,format/* count */.U9)(rows.n)}${positives} (data.${testSet.split})`],
        ...metrics.map(({ label, candidate, champion }) => [label.charAt(0).toUpperCase() + label.slice(1), rows.champion ? `${(0,format/* figure */.vP)(candidate)} (champion ${(0,format/* figure */.vP)(champion)})` : (0,format/* figure */.vP)(candidate)]),
        ...(brier ? [['Brier score in parts', `reliability ${(0,format/* figure */.vP)(brier.reliability)} − resolution ${(0,format/* figure */.vP)(brier.resolution)} + uncertainty ${(0,format/* figure */.vP)(brier.uncertainty)}`]] : []),
    ];
}


/***/ }),

/***/ 16658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ binomialTail),
/* harmony export */   J7: () => (/* binding */ incompleteBeta),
/* harmony export */   mB: () => (/* binding */ clopperPearsonLow)
/* harmony export */ });
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43376);

/** P(X ≥ events) of a binomial variable of `n` trials with probability `p`: I_p(events, n − events + 1) (Abramowitz and Stegun 26.5.24). */
function binomialTail(events, n, p) {
    if (!(events >= 0 && events <= n && p >= 0 && p <= 1))
        return NaN;
    if (events === 0 || p === 1)
        return 1;
    if (p === 0)
        return 0;
    return incompleteBeta(events, n - events + 1, p);
}
/**
 * The lower bound of Clopper and Pearson (1934), one-sided at confidence `level`: the least probability under which so many
 * events or more are not rarer than 1 − level. 0 where there are none.
 */
function clopperPearsonLow(events, n, level) {
    if (events === 0)
        return 0;
    let low = 0;
    let high = events / n;
    for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
        const middle = (low + high) / 2;
        if (binomialTail(events, n, middle) < 1 - level)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 < x < 1, by Lentz's continued fraction (Abramowitz and
 * Stegun 26.5.8) on the side where it converges fast.
 */
function incompleteBeta(a, b, x) {
    const turned = x > (a + 1) / (a + b + 2);
    const scale = Math.exp((0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a + b) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(b) + a * Math.log(x) + b * Math.log1p(-x));
    return turned ? 1 - (scale * fraction(b, a, 1 - x)) / b : (scale * fraction(a, b, x)) / a;
}
function fraction(a, b, x) {
    let c = 1;
    let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
    let value = d;
    for (let m = 1, step = 0; Math.abs(step - 1) > 1e-15 && m < 100_000; m++) {
        const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / notZero(1 + even * d);
        c = notZero(1 + even / c);
        value *= d * c;
        const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / notZero(1 + odd * d);
        c = notZero(1 + odd / c);
        step = d * c;
        value *= step;
    }
    return value;
}
function notZero(value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
}


/***/ }),

/***/ 80347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gQ: () => (/* binding */ sampleDeviation),
/* harmony export */   iv: () => (/* binding */ difference),
/* harmony export */   kd: () => (/* binding */ bootstrapInterval)
/* harmony export */ });
/* unused harmony exports FEWEST_BEYOND, quantile */
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43376);
/* harmony import */ var _student_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18840);



/** Replicates that must lie beyond a percentile for it to be read off. */
const FEWEST_BEYOND = 10;
/**
 * Two-sided interval at confidence `level` from replicates, `undefined` where a replicate is not a finite number.
 *
 * Percentiles of type 7, for tails "expanded" to those of Student's t (Hesterberg 2015, The American Statistician 69:371): the
 * plain percentile interval of 20 events covers as one that takes their standard deviation for the true one. BCa (Efron 1987)
 * corrects the tails for the median bias and for the acceleration of a grouped jackknife. Tails with fewer than ten replicates
 * beyond, as corrections for many comparisons ask for, are drawn out from the outermost readable ones in proportion to the
 * normal quantiles: the third smallest of a thousand is mostly chance.
 */
function bootstrapInterval(found, level, options) {
    if (!Number.isFinite(found.point) || found.replicates.some((value) => !Number.isFinite(value)))
        return undefined;
    const sorted = found.replicates.slice().sort();
    const bias = options.method === 'bca' ? biasOf(sorted, found.point) : 0;
    const acceleration = options.method === 'bca' ? accelerationOf(found.jackknife) : 0;
    const end = (tail, side) => {
        const z = side * -(0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(expanded(tail, options.size));
        const corrected = bias + (bias + z) / (1 - acceleration * (bias + z));
        return quantile(sorted, 1 - (0,_special_js__WEBPACK_IMPORTED_MODULE_1__/* .normalTail */ .WI)(corrected));
    };
    const wanted = (1 - level) / 2;
    const readable = Math.max(wanted, FEWEST_BEYOND / sorted.length);
    const stretch = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(expanded(wanted, options.size)) / (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(expanded(readable, options.size));
    const shift = options.unbiased ? biasByJackknife(found) : 0;
    const reach = (side) => found.point - shift + (end(readable, side) - found.point) * stretch;
    return { low: reach(-1), high: reach(1), method: `paired ${options.method === 'bca' ? 'BCa' : 'percentile'} bootstrap` };
}
/** Hesterberg's expansion: the normal tail that reaches as far as t does, with the variance of n − 1 for that of n. */
function expanded(tail, size) {
    if (size > 1e6)
        return tail;
    return (0,_special_js__WEBPACK_IMPORTED_MODULE_1__/* .normalTail */ .WI)(-Math.sqrt(size / (size - 1)) * (0,_student_js__WEBPACK_IMPORTED_MODULE_2__/* .studentQuantile */ .FI)(tail, size - 1));
}
/** z₀: how far the median of the replicates lies from the estimate; replicates that equal it count half. */
function biasOf(sorted, point) {
    let below = 0;
    for (const value of sorted)
        below += value < point ? 1 : value === point ? 0.5 : 0;
    const share = Math.min(Math.max(below / sorted.length, 1 / (2 * sorted.length)), 1 - 1 / (2 * sorted.length));
    return (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(share);
}
/** Σ l³ / (6 (Σ l²)^1.5) of the jackknife's influences (Efron 1987); 0 where nothing varies. */
function accelerationOf(jackknife) {
    const mean = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
    let [squares, cubes] = [0, 0];
    for (const value of jackknife) {
        squares += (mean - value) ** 2;
        cubes += (mean - value) ** 3;
    }
    return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
/**
 * Quenouille's bias, (G − 1) · (mean of the values without one group − the estimate). Average precision on few events is too high
 * by a third of its standard error, which resampling does not show; a mean has none.
 */
function biasByJackknife({ point, jackknife }) {
    if (jackknife.length < 2 || !jackknife.every(Number.isFinite))
        return 0;
    return (jackknife.length - 1) * (jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length - point);
}
/** Entry-wise `a − b`: what a bootstrap knows of a paired difference. */
function difference(a, b) {
    const minus = (x, y) => x.map((value, i) => value - y[i]);
    return { point: a.point - b.point, replicates: minus(a.replicates, b.replicates), jackknife: minus(a.jackknife, b.jackknife) };
}
/** Standard deviation with divisor n − 1: of values that are a sample. */
function sampleDeviation(values) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / (values.length - 1));
}
/** Quantile of sorted values, linear between order statistics (type 7, as numpy's default). */
function quantile(sorted, p) {
    const position = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
    const lower = Math.floor(position);
    const low = sorted[lower];
    const high = sorted[Math.min(lower + 1, sorted.length - 1)];
    return low + (position - lower) * (high - low);
}


/***/ }),

/***/ 24500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ differenceOfIntervals),
/* harmony export */   Z: () => (/* binding */ aucScoreInterval)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/**
 * Score interval for one ROC AUC (Newcombe 2006, Statistics in Medicine 25:559, method 5): Hanley and McNeil's variance
 * at the limit itself, with the mean of the two group sizes. Unlike a bootstrap it keeps its width where every
 * positive outranks every negative.
 */
function aucScoreInterval(auc, positives, negatives, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const rest = (positives + negatives) / 2 - 1;
    const standardError = (theta) => Math.sqrt((theta * (1 - theta) * (1 + (rest * (1 - theta)) / (2 - theta) + (rest * theta) / (1 + theta))) /
        (positives * negatives));
    const outermost = (from, to) => {
        let inside = from;
        let outside = to;
        for (let step = 0; step < 60; step++) {
            const middle = (inside + outside) / 2;
            if (Math.abs(middle - auc) <= z * standardError(middle))
                inside = middle;
            else
                outside = middle;
        }
        return (inside + outside) / 2;
    };
    return { low: auc === 0 ? 0 : outermost(auc, 0), high: auc === 1 ? 1 : outermost(auc, 1) };
}
/**
 * Interval for a difference of two estimates from an interval of each (Newcombe 1998, square and add), as if they were
 * independent: for paired estimates it is too wide, never too narrow, as long as they rise together.
 */
function differenceOfIntervals(a, b) {
    const difference = a.value - b.value;
    return {
        low: difference - Math.hypot(a.value - a.low, b.high - b.value),
        high: difference + Math.hypot(a.high - a.value, b.value - b.low),
    };
}


/***/ }),

/***/ 60134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   VY: () => (/* binding */ atEachScore),
/* harmony export */   W7: () => (/* binding */ addAtEachScore),
/* harmony export */   XN: () => (/* binding */ sumOf)
/* harmony export */ });
/* unused harmony export evaluate */
/* harmony import */ var _grid_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44425);

/** A metric of all rows or of the named ones, each with its weight (1 where absent). `weights[i]` is that of row i. */
function valueOf(metric, rows, weights) {
    if (rows?.length === 0)
        return { value: null, reason: 'there are no rows' };
    const value = evaluate(metric, rows, weights);
    if (Number.isFinite(value))
        return { value };
    const usual = Number.isNaN(value) ? 'its formula divides by zero on these rows' : 'it is too large for a number';
    return { value: null, reason: metric.undefinedWhy?.(rows) ?? usual };
}
/** The same as a bare number; NaN where it is undefined. */
function evaluate({ form }, rows, weights) {
    switch (form.kind) {
        case 'curve':
            return curveValue(form, (0,_grid_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedGrid */ .sx)(form.scores, rows), rows, weights);
        case 'sums':
            return form.of(sumsOf(form, rows, weights));
        case 'rows':
            return form.of(weights ?? new Float64Array(form.n).fill(1), rows);
    }
}
function curveValue(form, grid, rows, weights) {
    const { positives, negatives } = atEachScore(form.labels, grid, rows, weights);
    return form.on(grid.distinct)(positives, negatives);
}
/** Weight of the positives and of the negatives at each distinct score. */
function atEachScore(labels, { distinct, cells }, rows, weights) {
    const positives = new Float64Array(distinct.length);
    const negatives = new Float64Array(distinct.length);
    addAtEachScore(labels, cells, positives, negatives, rows, weights);
    return { positives, negatives };
}
/** As `atEachScore`, into arrays that hold zeros. */
function addAtEachScore(labels, cells, positives, negatives, rows, weights) {
    for (let i = 0; i < cells.length; i++) {
        const row = rows ? rows[i] : i;
        const weight = weights ? weights[row] : 1;
        if (labels[row] === 1)
            positives[cells[i]] += weight;
        else
            negatives[cells[i]] += weight;
    }
}
function sumsOf({ columns }, rows, weights) {
    return Float64Array.from(columns, (column) => sumOf(column, rows, weights));
}
/** Σ weight × value with Neumaier's compensation: a million small losses must still agree with other tools to 1e-9. */
function sumOf(column, rows, weights) {
    const n = rows ? rows.length : column.length;
    let sum = 0;
    let lost = 0;
    for (let i = 0; i < n; i++) {
        const row = rows ? rows[i] : i;
        const term = weights ? weights[row] * column[row] : column[row];
        const next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }
    return Number.isNaN(lost) ? sum : sum + lost; // beyond the largest number there is nothing to compensate
}


/***/ }),

/***/ 44425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ firstAtLeast),
/* harmony export */   sx: () => (/* binding */ sharedGrid),
/* harmony export */   xv: () => (/* binding */ gridsOf)
/* harmony export */ });
/* unused harmony export gridOf */
/** Grid of all entries. O(n log n). */
function gridOf(values) {
    const sorted = values.slice().sort();
    let size = 0;
    // −0 and 0 are one score: `sort` tells them apart, `!==` does not.
    for (let i = 0; i < sorted.length; i++)
        if (i === 0 || sorted[i] !== sorted[size - 1])
            sorted[size++] = sorted[i];
    const distinct = sorted.slice(0, size);
    const cells = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++)
        cells[i] = firstAtLeast(distinct, values[i]);
    return { distinct, cells };
}
/** Index of the first of rising values that is at least `value`; their number where none is. */
function firstAtLeast(rising, value) {
    let low = 0;
    let high = rising.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (rising[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
const wholes = new WeakMap();
/** As `gridOf`, of an array that never changes: it is sorted once, whoever asks for whichever of its rows. */
function sharedGrid(values, rows) {
    const whole = wholes.get(values) ?? gridOf(values);
    wholes.set(values, whole);
    return rows ? partOf(whole, rows) : whole;
}
/** The grid of some rows, from places among all values instead of from values: whole numbers sort and count faster. */
function partOf(whole, rows) {
    const places = Uint32Array.from(rows, (row) => whole.cells[row]);
    const used = places.slice().sort();
    let size = 0;
    for (let i = 0; i < used.length; i++)
        if (i === 0 || used[i] !== used[size - 1])
            used[size++] = used[i];
    const own = used.subarray(0, size);
    return {
        distinct: Float64Array.from(own, (place) => whole.distinct[place]),
        cells: Int32Array.from(places, (place) => firstAtLeast(own, place)),
    };
}
/** As `sharedGrid`, and the grid of each set of rows is kept as long as the set lives: resampling asks thousands of times. */
function gridsOf(values) {
    const parts = new WeakMap();
    return (rows) => {
        if (rows === undefined)
            return sharedGrid(values);
        const known = parts.get(rows) ?? sharedGrid(values, rows);
        parts.set(rows, known);
        return known;
    };
}


/***/ }),

/***/ 66976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ normalQuantile),
/* harmony export */   n: () => (/* binding */ twoSidedQuantile)
/* harmony export */ });
/**
 * Quantile of the standard normal distribution for `0 < p < 1` (infinite at 0 and 1, NaN outside).
 * Algorithm AS 241, routine PPND16 (Wichura 1988, Applied Statistics 37(3)), accurate to about 1 part in 1e16.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
        const r = 0.180625 - q * q;
        return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
    }
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    const size = r <= 5
        ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
        : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
    return q < 0 ? -size : size;
}
/** Quantile for a two-sided interval of confidence `level`: 1.959963984540054 at 0.95. */
function twoSidedQuantile(level) {
    return -normalQuantile((1 - level) / 2);
}
// Coefficients of PPND16, from the constant term upwards.
const CENTRE_ABOVE = [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BELOW = [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
];
const MIDDLE_ABOVE = [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_BELOW = [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_ABOVE = [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_BELOW = [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];
function polynomial(coefficients, x) {
    let value = 0;
    for (let i = coefficients.length - 1; i >= 0; i--)
        value = value * x + coefficients[i];
    return value;
}


/***/ }),

/***/ 22528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pv: () => (/* binding */ newcombe),
/* harmony export */   rF: () => (/* binding */ wilson),
/* harmony export */   wY: () => (/* binding */ tango)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/** Wilson's score interval for `successes` of `n` independent trials (Wilson 1927), at confidence `level`. */
function wilson(successes, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const p = successes / n;
    const z2 = (z * z) / n;
    const centre = (p + z2 / 2) / (1 + z2);
    const reach = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
    return {
        low: successes === 0 ? 0 : Math.max(0, centre - reach),
        high: successes === n ? 1 : Math.min(1, centre + reach),
    };
}
/**
 * Newcombe's hybrid score interval for the difference first − second of two independent proportions (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10): from the Wilson intervals of both.
 */
function newcombe(first, second, level) {
    const [p, q] = [first.successes / first.n, second.successes / second.n];
    const [of, other] = [wilson(first.successes, first.n, level), wilson(second.successes, second.n, level)];
    return { low: p - q - Math.hypot(p - of.low, other.high - q), high: p - q + Math.hypot(of.high - p, q - other.low) };
}
/**
 * Tango's score interval for the difference of two paired proportions (Tango 1998, Statistics in Medicine 17:891,
 * equations 13 to 16): of `n` pairs, `firstOnly` succeeded in the first alone and `secondOnly` in the second alone;
 * the difference is (firstOnly − secondOnly) / n.
 */
function tango(firstOnly, secondOnly, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const estimate = (firstOnly - secondOnly) / n;
    const score = (difference) => {
        const a = 2 * n;
        const b = -firstOnly - secondOnly + (2 * n - firstOnly + secondOnly) * difference;
        const c = -secondOnly * difference * (1 - difference);
        const second = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        const variance = n * (2 * second + difference * (1 - difference));
        return (firstOnly - secondOnly - n * difference) / Math.sqrt(Math.max(variance, Number.MIN_VALUE));
    };
    return {
        low: crossing((d) => score(d) - z, -1, estimate),
        high: crossing((d) => score(d) + z, estimate, 1),
    };
}
/** Where a falling function crosses zero between two points, by halving to the last bit that matters. */
function crossing(falling, from, to) {
    let low = from;
    let high = to;
    for (let step = 0; step < 100 && high - low > 1e-15; step++) {
        const middle = (low + high) / 2;
        if (falling(middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}


/***/ }),

/***/ 16604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ normalValue),
/* harmony export */   Gz: () => (/* binding */ below),
/* harmony export */   Is: () => (/* binding */ seededRandom),
/* harmony export */   Pi: () => (/* binding */ uniform),
/* harmony export */   QV: () => (/* binding */ binomial)
/* harmony export */ });
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run 1e7 times a verdict.
const { floor, imul } = Math;
/** Numbers are made in blocks, whose loop keeps the state in registers: a number then costs nanoseconds. */
const BLOCK = 1024;
/**
 * xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), its state filled from the seed
 * by SplitMix32, so that neighbouring seeds give unrelated streams.
 */
function seededRandom(seed) {
    const state = stateFor(seed);
    const block = new Uint32Array(BLOCK);
    let used = BLOCK;
    return {
        next() {
            if (used === BLOCK) {
                fill(block, state);
                used = 0;
            }
            return block[used++];
        },
    };
}
function fill(block, state) {
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let i = 0; i < block.length; i++) {
        const product = imul(b, 5);
        block[i] = imul((product << 7) | (product >>> 25), 9);
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
    }
    state.set([a, b, c, d]);
}
function stateFor(seed) {
    let mixer = seed | 0;
    const state = Int32Array.from({ length: 4 }, () => {
        mixer = (mixer + 0x9e3779b9) | 0;
        let z = mixer;
        z = imul(z ^ (z >>> 16), 0x85ebca6b);
        z = imul(z ^ (z >>> 13), 0xc2b2ae35);
        return z ^ (z >>> 16);
    });
    state[3] |= 1; // an all-zero state would stay zero for ever
    return state;
}
const TWO_TO_32 = 0x1_0000_0000;
/** Uniform on [0, 1), with 53 random bits. */
function uniform(random) {
    return ((random.next() >>> 5) * 67108864 + (random.next() >>> 6)) / 9007199254740992;
}
/** Uniform on 0 … n − 1 for n ≤ 2^21; the bias of the multiplication is below n / 2^32 per value. */
function below(random, n) {
    return floor((random.next() * n) / TWO_TO_32);
}
/** One standard normal value (Box and Muller 1958); the second value of the pair is dropped, for the sake of order. */
function normalValue(random) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
    return radius * Math.cos(2 * Math.PI * uniform(random));
}
/**
 * One binomial value: how many of `n` independent trials with probability `p` succeed. Exact by inversion while the
 * expected count of the rarer outcome is below 30; the rounded normal approximation beyond.
 */
function binomial(random, n, p) {
    if (p > 0.5)
        return n - binomial(random, n, 1 - p);
    if (n * p >= 30) {
        const value = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normalValue(random));
        return Math.min(n, Math.max(0, value));
    }
    const u = uniform(random);
    const odds = p / (1 - p);
    let chance = Math.exp(n * Math.log1p(-p));
    let total = chance;
    let value = 0;
    while (u > total && value < n) {
        value += 1;
        chance *= (odds * (n - value + 1)) / value;
        total += chance;
    }
    return value;
}


/***/ }),

/***/ 43376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   WI: () => (/* binding */ normalTail),
/* harmony export */   cj: () => (/* binding */ chiSquaredTail),
/* harmony export */   d2: () => (/* binding */ noncentralScore)
/* harmony export */ });
/* unused harmony export upperGamma */
/** ln Γ(x) for x > 0: Lanczos's approximation (g = 7, 9 terms; Godfrey 2001), relative error below 1e-14. */
function logGamma(x) {
    if (!(x > 0))
        return NaN;
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const shifted = x - 1;
    const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
    const t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
/**
 * Upper regularised incomplete gamma function Q(a, x) for a > 0, x >= 0: its series below a + 1, Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
function upperGamma(a, x) {
    if (!(a > 0) || !(x >= 0))
        return NaN;
    if (x === 0)
        return 1;
    if (x === Infinity)
        return 0;
    const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}
/** P(X >= x) for a chi-squared variable with `degrees` degrees of freedom. */
function chiSquaredTail(x, degrees) {
    return upperGamma(degrees / 2, x / 2);
}
/** P(Z >= x) for a standard normal variable, to full relative precision in the upper tail. */
function normalTail(x) {
    return x >= 0 ? upperGamma(0.5, (x * x) / 2) / 2 : 1 - normalTail(-x);
}
/**
 * Standard normal score of a noncentral chi-squared value: P(X <= x) ≈ Φ(score) (Sankaran 1963, Biometrika 50:199; his
 * third approximation); tail probabilities are within 2 % down to 1e-4, within a third down to 1e-5.
 */
function noncentralScore(x, degrees, noncentrality) {
    const [mean, second, third] = [degrees + noncentrality, degrees + 2 * noncentrality, degrees + 3 * noncentrality];
    const h = 1 - (2 * mean * third) / (3 * second * second);
    const p = second / (mean * mean);
    const m = (h - 1) * (1 - 3 * h);
    const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return ((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}
function lowerSeries(a, x) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}
function upperFraction(a, x) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / b;
    let fraction = d;
    for (let n = 1, step = 0; Math.abs(step - 1) > ROUNDING && n < MOST_TERMS; n++) {
        const numerator = -n * (n - a);
        b += 2;
        d = 1 / notZero(numerator * d + b);
        c = notZero(b + numerator / c);
        step = d * c;
        fraction *= step;
    }
    return fraction;
}
function notZero(value) {
    return Math.abs(value) < TINY ? TINY : value;
}
const EPSILON = 1e-16;
/** A factor that is one but for rounding may never be one itself. */
const ROUNDING = 4e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];


/***/ }),

/***/ 18840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ studentQuantile),
/* harmony export */   gq: () => (/* binding */ studentTail)
/* harmony export */ });
/* unused harmony export studentCdf */
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16658);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66976);
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43376);



/** P(T ≤ t) of Student's t with `df` degrees of freedom (Abramowitz and Stegun 26.7.1). */
function studentCdf(t, df) {
    if (t === 0)
        return 0.5;
    const tail = (0,_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteBeta */ .J7)(df / 2, 0.5, df / (df + t * t)) / 2;
    return t > 0 ? 1 - tail : tail;
}
/** Quantile of Student's t: Newton's steps, kept between two bounds; that of the normal beyond 1e6 degrees of freedom. */
function studentQuantile(p, df) {
    if (!(p > 0 && p < 1 && df >= 1))
        return NaN;
    if (df > 1e6 || p === 0.5)
        return (0,_normal_js__WEBPACK_IMPORTED_MODULE_1__/* .normalQuantile */ .Z)(p);
    if (p > 0.5)
        return -studentQuantile(1 - p, df);
    const scale = (0,_special_js__WEBPACK_IMPORTED_MODULE_2__/* .logGamma */ .SX)((df + 1) / 2) - (0,_special_js__WEBPACK_IMPORTED_MODULE_2__/* .logGamma */ .SX)(df / 2) - Math.log(df * Math.PI) / 2;
    // Heavier tails than the normal's reach further out, those of one degree of freedom furthest.
    let low = -1.0000001 / Math.tan(Math.PI * p) - 1e-9;
    let high = (0,_normal_js__WEBPACK_IMPORTED_MODULE_1__/* .normalQuantile */ .Z)(p);
    // The first terms of the expansion in 1/df (Abramowitz and Stegun 26.7.5).
    let t = high + (high ** 3 + high) / (4 * df) + (5 * high ** 5 + 16 * high ** 3 + 3 * high) / (96 * df * df);
    for (let step = 0; step < 200; step++) {
        if (!(t > low && t < high))
            t = (low + high) / 2;
        const off = studentCdf(t, df) - p;
        if (off > 0)
            high = t;
        else
            low = t;
        const next = t - off / Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
        if (Math.abs(next - t) <= 1e-14 * Math.abs(t) || high - low <= 1e-14 * -low)
            return next;
        t = next;
    }
    return t;
}
/** P(T ≥ t) of Student's distribution with `degrees` > 0 degrees of freedom (Abramowitz and Stegun 26.7.1). */
function studentTail(t, degrees) {
    if (Number.isNaN(t) || !(degrees > 0))
        return NaN;
    if (t === Infinity)
        return 0;
    if (t === -Infinity)
        return 1;
    if (t === 0)
        return 0.5;
    const half = (0,_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteBeta */ .J7)(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
    return t > 0 ? half : 1 - half;
}


/***/ })

};
