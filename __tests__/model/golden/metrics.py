"""Golden values of metrics.json, computed by scikit-learn and numpy. Tests do not run this; to make the file anew:

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==1.26.4
    venv/bin/python __tests__/model/golden/metrics.py > __tests__/model/golden/metrics.json

The fixture `large` is made by the same rule here and in metrics.test.ts, from exact operations only, so that both hold the same bits.
"""
import itertools, json, sys, warnings
import numpy as np, sklearn
from sklearn import metrics as m

warnings.simplefilter('ignore')
N = 5000
ROOTS = [0.6180339887498949, 0.7548776662466927, 0.5698402909980532, 0.41421356237309515, 0.7320508075688772,
         0.2360679774997898, 0.6457513110645906, 0.3166247903553998]


def u(k, n=N):
    return np.array([(i * ROOTS[k]) % 1 for i in range(1, n + 1)])


def floor(x, parts):
    return np.floor(x * parts) / parts


def softmaxless(columns):
    total = sum(columns[1:], columns[0])
    return [c / total for c in columns]


def large():
    f = {'weights': np.floor(u(7) * 8) / 4 + 0.25}
    f['binary'] = {'labels': (u(1) < 0.15 + 0.5 * u(0)).astype(int), 'scores': floor(u(0), 1000)}
    columns = softmaxless([np.floor(u(k) * 50) + 1 for k in range(4)])
    best = np.argmax(np.stack(columns), axis=0)
    f['multiclass'] = {'codes': np.where(u(4) < 0.5, best, np.floor(u(5) * 4).astype(int)), 'scores': columns}
    f['multilabel'] = {'labels': [(u(k + 3) < 0.1 + 0.6 * u(k)).astype(int) for k in range(3)], 'scores': [floor(u(k), 200) for k in range(3)]}
    y = np.floor((u(0) * 10 - 3) * 100) / 100
    y[::50] = 0
    f['regression'] = {'truth': y, 'predicted': y + (u(1) - 0.45) * 2}
    f['quantile'] = {'truth': y, 'levels': [0.1, 0.5, 0.9], 'predicted': [y + (u(1) - 1), y + (u(1) - 0.5), y + (u(1) - 0.125)]}
    f['ranking'] = {'relevance': np.floor(u(0) * 4), 'scores': np.floor((u(0) + u(1)) * 8), 'untied': u(0) + u(1), 'queries': np.arange(N) // 10,
                    'weights': np.repeat(f['weights'][::10], 10)}
    return f


def small():
    f = {'weights': np.array([1, 2, 0.5, 1.5, 3, 1, 0.25, 2, 1, 0.75])}
    f['binary'] = {'labels': np.array([0, 0, 1, 1, 0, 1, 0, 1, 1, 0]), 'scores': np.array([.1, .4, .35, .8, .4, .4, .2, .9, .65, .65])}
    raw = np.array([[5, 3, 2], [2, 6, 2], [1, 1, 8], [4, 4, 2], [3, 3, 4], [6, 2, 2], [2, 5, 3], [2, 2, 6], [1, 7, 2], [4, 2, 4]]) / 10
    f['multiclass'] = {'codes': np.array([0, 1, 2, 0, 1, 0, 2, 2, 1, 2]), 'scores': [raw[:, c] for c in range(3)]}
    f['multilabel'] = {'labels': [np.array(row) for row in ([1, 0, 0, 1, 0, 1, 1, 0, 0, 1], [0, 0, 1, 1, 0, 0, 1, 0, 1, 0], [1, 1, 0, 0, 1, 0, 1, 1, 0, 1])],
                       'scores': [np.array(row) for row in ([.9, .2, .4, .6, .5, .3, .8, .1, .6, .7], [.3, .1, .7, .5, .2, .5, .4, .6, .9, .2], [.6, .8, .5, .3, .9, .4, .2, .7, .6, .5])]}
    y = np.array([3, -.5, 2, 7, 0, 4.5, -2, 0, 1, 6])
    f['regression'] = {'truth': y, 'predicted': np.array([2.5, 0, 2, 8, .1, 4, -2.5, 0, 2, 4])}
    f['quantile'] = {'truth': y, 'levels': [0.05, 0.5, 0.9], 'predicted': [y - 1 + np.arange(10) / 4 - 1, y + np.arange(10) / 5 - 1, y - 0.75 + np.arange(10) / 3]}
    f['ranking'] = {'relevance': np.array([3., 2, 3, 0, 1, 2, 0, 1, 0, 2]), 'scores': np.array([2., 2, 1, 3, 1, 1, 5, 4, 4, 4]),
                    'untied': np.array([6., 5, 4, 3, 2, 1, 9, 8, 7, 6]), 'queries': np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]), 'weights': np.array([1.5] * 6 + [0.5] * 4)}
    return f


COSTS = {'false_positive': 1, 'false_negative': 5, 'true_positive': -0.5}


def confusion(y, said, w):
    tn, fp, fn, tp = m.confusion_matrix(y, said, labels=[0, 1], sample_weight=w).ravel()
    return tp, fp, fn, tn


def cost_of(y, said, w):
    tp, fp, fn, tn = confusion(y, said, w)
    return (fp * 1 + fn * 5 + tp * -0.5) / (tp + fp + fn + tn)


def at_threshold(y, said, w):
    tp, fp, fn, tn = confusion(y, said, w)
    return {
        'accuracy': m.accuracy_score(y, said, sample_weight=w), 'balanced_accuracy': m.balanced_accuracy_score(y, said, sample_weight=w),
        'precision': m.precision_score(y, said, sample_weight=w), 'recall': m.recall_score(y, said, sample_weight=w),
        'specificity': m.recall_score(y, said, pos_label=0, sample_weight=w), 'f1': m.f1_score(y, said, sample_weight=w),
        'fbeta': m.fbeta_score(y, said, beta=2, sample_weight=w), 'mcc': m.matthews_corrcoef(y, said, sample_weight=w), 'cost': cost_of(y, said, w),
    }


EXTRA = {'fbeta': {'beta': 2}, 'cost': {'costs': COSTS}}


def points(y, s, w):
    """Thresholds of each way to choose one, from scikit-learn's curves."""
    p, r, t = m.precision_recall_curve(y, s, sample_weight=w)
    p, r = p[:-1], r[:-1]  # the last point is no threshold
    found = {}
    enough = p >= 0.6 - 1e-12
    found['{"precision": 0.6}'] = t[enough][np.lexsort((-t[enough], -r[enough]))[0]]
    found['{"recall": 0.8}'] = t[r >= 0.8 - 1e-12].max()
    candidates = np.append(np.unique(s), np.inf)
    costs = np.array([cost_of(y, (s >= each).astype(int), w) for each in candidates])
    found[json.dumps({'costs': COSTS})] = candidates[costs <= costs.min() + 1e-12].max()
    found['{"threshold": 0.3}'] = 0.3
    return found


def binary(y, s, w):
    yield {'metric': 'roc_auc'}, m.roc_auc_score(y, s, sample_weight=w)
    yield {'metric': 'average_precision'}, m.average_precision_score(y, s, sample_weight=w)
    yield {'metric': 'log_loss'}, m.log_loss(y, s, sample_weight=w)
    yield {'metric': 'brier'}, m.brier_score_loss(y, s, sample_weight=w)
    for name, value in at_threshold(y, (s >= 0.5).astype(int), w).items():
        yield {'metric': name, **EXTRA.get(name, {})}, value
    for at, threshold in points(y, s, w).items():
        for name, value in at_threshold(y, (s >= threshold).astype(int), w).items():
            if not np.isinf(threshold) or name not in ('precision', 'mcc'):
                yield {'metric': name, 'at': json.loads(at), **EXTRA.get(name, {})}, value


def averaged(y, said, w, classes):
    for average in ('macro', 'micro', 'weighted'):
        more = {'average': average, 'sample_weight': w, 'labels': classes}
        yield {'metric': 'precision', 'average': average}, m.precision_score(y, said, **more)
        yield {'metric': 'recall', 'average': average}, m.recall_score(y, said, **more)
        yield {'metric': 'f1', 'average': average}, m.f1_score(y, said, **more)
        yield {'metric': 'fbeta', 'beta': 0.5, 'average': average}, m.fbeta_score(y, said, beta=0.5, **more)
    each = m.multilabel_confusion_matrix(y, said, sample_weight=w, labels=classes)
    tn, fp, truth = each[:, 0, 0], each[:, 0, 1], each[:, 1, :].sum(axis=1)
    yield {'metric': 'specificity', 'average': 'macro'}, np.mean(tn / (tn + fp))
    yield {'metric': 'specificity', 'average': 'weighted'}, np.average(tn / (tn + fp), weights=truth)
    yield {'metric': 'specificity', 'average': 'micro'}, tn.sum() / (tn + fp).sum()


def multiclass(codes, scores, w):
    names = [chr(97 + c) for c in range(len(scores))]
    s = np.stack(scores, axis=1)
    said = np.argmax(s, axis=1)
    classes = list(range(len(scores)))
    one_hot = np.stack([codes == c for c in classes], axis=1).astype(int)
    yield {'metric': 'accuracy'}, m.accuracy_score(codes, said, sample_weight=w)
    yield {'metric': 'balanced_accuracy'}, m.balanced_accuracy_score(codes, said, sample_weight=w)
    yield {'metric': 'mcc'}, m.matthews_corrcoef(codes, said, sample_weight=w)
    yield {'metric': 'log_loss'}, m.log_loss(codes, s, sample_weight=w)
    yield {'metric': 'brier'}, m.brier_score_loss(codes, s, sample_weight=w)
    yield {'metric': 'top_k_accuracy', 'k': 2}, m.top_k_accuracy_score(codes, s, k=2, sample_weight=w)
    yield {'metric': 'top_k_accuracy', 'k': 1}, m.top_k_accuracy_score(codes, s, k=1, sample_weight=w)
    yield from averaged(codes, said, w, classes)
    for average in ('macro', 'weighted', 'micro'):
        yield {'metric': 'roc_auc', 'average': average}, m.roc_auc_score(codes, s, multi_class='ovr', average=average, sample_weight=w)
        yield {'metric': 'average_precision', 'average': average}, m.average_precision_score(one_hot, s, average=average, sample_weight=w)
    own, name = one_hot[:, 1], names[1]
    yield {'metric': 'roc_auc', 'class': name}, m.roc_auc_score(own, s[:, 1], sample_weight=w)
    yield {'metric': 'average_precision', 'class': name}, m.average_precision_score(own, s[:, 1], sample_weight=w)
    yield {'metric': 'log_loss', 'class': name}, m.log_loss(own, s[:, 1], sample_weight=w)
    yield {'metric': 'brier', 'class': name}, m.brier_score_loss(own, s[:, 1], sample_weight=w)
    for metric, value in at_threshold(own, (said == 1).astype(int), w).items():
        yield {'metric': metric, 'class': name, **EXTRA.get(metric, {})}, value
    for metric, value in at_threshold(own, (s[:, 1] >= 0.3).astype(int), w).items():
        yield {'metric': metric, 'class': name, 'at': {'threshold': 0.3}, **EXTRA.get(metric, {})}, value


def multilabel(labels, scores, w):
    y, s = np.stack(labels, axis=1), np.stack(scores, axis=1)
    said = (s >= 0.5).astype(int)
    yield {'metric': 'hamming_loss'}, m.hamming_loss(y, said, sample_weight=w)
    yield {'metric': 'subset_accuracy'}, m.accuracy_score(y, said, sample_weight=w)
    yield {'metric': 'subset_accuracy', 'at': {'threshold': 0.3}}, m.accuracy_score(y, (s >= 0.3).astype(int), sample_weight=w)
    yield {'metric': 'log_loss'}, np.mean([m.log_loss(y[:, l], s[:, l], sample_weight=w) for l in range(y.shape[1])])
    yield from averaged(y, said, w, list(range(y.shape[1])))
    for average in ('macro', 'micro', 'weighted'):
        yield {'metric': 'jaccard', 'average': average}, m.jaccard_score(y, said, average=average, sample_weight=w)
        yield {'metric': 'roc_auc', 'average': average}, m.roc_auc_score(y, s, average=average, sample_weight=w)
        yield {'metric': 'average_precision', 'average': average}, m.average_precision_score(y, s, average=average, sample_weight=w)
    yield {'metric': 'jaccard', 'class': 'b'}, m.jaccard_score(y[:, 1], said[:, 1], sample_weight=w)
    for spec, value in binary(y[:, 1], s[:, 1], w):
        yield {**spec, 'class': 'b'}, value


def regression(y, p, w):
    weights = np.ones(len(y)) if w is None else w
    some = y != 0
    yield {'metric': 'mae'}, m.mean_absolute_error(y, p, sample_weight=w)
    yield {'metric': 'mse'}, m.mean_squared_error(y, p, sample_weight=w)
    yield {'metric': 'rmse'}, m.root_mean_squared_error(y, p, sample_weight=w)
    yield {'metric': 'r2'}, m.r2_score(y, p, sample_weight=w)
    yield {'metric': 'mape'}, m.mean_absolute_percentage_error(y[some], p[some], sample_weight=weights[some])
    yield {'metric': 'wape'}, m.mean_absolute_error(y, p, sample_weight=w) / np.average(np.abs(y), weights=w)
    size = np.abs(y) + np.abs(p)
    yield {'metric': 'smape'}, np.average(np.where(size == 0, 0, 2 * np.abs(y - p) / np.where(size == 0, 1, size)), weights=w)
    yield {'metric': 'median_absolute_error'}, m.median_absolute_error(y, p, sample_weight=w)
    yield {'metric': 'mean_error'}, np.average(p - y, weights=w)
    yield {'metric': 'pinball', 'quantile': 0.9}, m.mean_pinball_loss(y, p, alpha=0.9, sample_weight=w)


def quantile(y, levels, p, w):
    losses = [m.mean_pinball_loss(y, own, alpha=level, sample_weight=w) for level, own in zip(levels, p)]
    for level, loss in zip(levels, losses):
        yield {'metric': 'pinball', 'quantile': level}, loss
    yield {'metric': 'pinball'}, np.mean(losses)
    yield {'metric': 'coverage'}, np.average((p[0] <= y) & (y <= p[-1]), weights=w)
    yield {'metric': 'interval_width'}, np.average(np.maximum(p[-1] - p[0], 0), weights=w)
    # The interval score is the sum of the two pinball losses, each by the chance left outside on its side.
    yield {'metric': 'winkler'}, losses[0] / levels[0] + losses[-1] / (1 - levels[-1])


def orders(scores):
    """Every order of rows that the scores allow: equal scores in any."""
    groups = [np.flatnonzero(scores == value) for value in sorted(set(scores), reverse=True)]
    for choice in itertools.product(*[list(itertools.permutations(group)) for group in groups]):
        yield [row for group in choice for row in group]


def in_order(name, relevance, k):
    hits = np.array(relevance) > 0
    if name == 'map':
        found = [(hits[:rank + 1].mean()) for rank in range(min(k, len(hits))) if hits[rank]]
        return sum(found) / min(k, hits.sum())
    if name == 'mrr':
        first = int(np.argmax(hits))
        return 1 / (first + 1) if first < k else 0
    return hits[:k].sum() / (k if name == 'precision_at_k' else hits.sum())


def ranking(f, w, exhaustive):
    queries = [np.flatnonzero(f['queries'] == q) for q in np.unique(f['queries'])]
    weights = None if w is None else [w[rows[0]] for rows in queries]
    relevance = [f['relevance'][rows] for rows in queries]
    assert all(each.max() > 0 for each in relevance)
    for which in ('scores', 'untied'):
        scores = [f[which][rows] for rows in queries]
        for k in (None, 1, 3, 5):
            more = {} if k is None else {'k': k}
            for gain in ('linear', 'exponential'):
                gains = [2 ** each - 1 if gain == 'exponential' else each for each in relevance]
                values = [m.ndcg_score([g], [s], k=k) for g, s in zip(gains, scores)]
                yield which, {'metric': 'ndcg', 'gain': gain, **more}, np.average(values, weights=weights)
            if exhaustive or which == 'untied':
                for name in ('map', 'mrr') + (() if k is None else ('precision_at_k', 'recall_at_k')):
                    # No order of fewer than k rows reaches a precision of 1: such queries are left out.
                    counts = [name != 'precision_at_k' or len(r) >= k for r in relevance]
                    values = [np.mean([in_order(name, r[order], k or len(r)) for order in orders(s)]) for r, s, count in zip(relevance, scores, counts) if count]
                    yield which, {'metric': name, **more}, np.average(values, weights=weights and np.array(weights)[counts])
    # scikit-learn's own names for two of them, where no scores are equal.
    mean_ap = np.average([m.average_precision_score(r > 0, s) for r, s in zip(relevance, scores)], weights=weights)
    yield 'untied', {'metric': 'map'}, mean_ap


def brier_parts(y, s, w):
    w = np.ones(len(y)) if w is None else w
    share = np.average(y, weights=w)
    parts = {'reliability': 0, 'resolution': 0, 'uncertainty': share * (1 - share)}
    for value in np.unique(s):
        own = s == value
        rate = np.average(y[own], weights=w[own])
        parts['reliability'] += w[own].sum() / w.sum() * (value - rate) ** 2
        parts['resolution'] += w[own].sum() / w.sum() * (rate - share) ** 2
    return parts


def plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


values, brier = [], []
fixtures = {'small': small(), 'large': large()}
for fixture, f in fixtures.items():
    for weighted in (False, True):
        w = f['weights'] if weighted else None
        def add(task, pairs):
            for spec, value in pairs:
                assert np.isfinite(value), (task, spec)
                values.append({'fixture': fixture, 'task': task, 'weighted': weighted, 'spec': spec, 'value': float(value)})
        add('binary', binary(f['binary']['labels'], f['binary']['scores'], w))
        add('multiclass', multiclass(f['multiclass']['codes'], f['multiclass']['scores'], w))
        add('multilabel', multilabel(f['multilabel']['labels'], f['multilabel']['scores'], w))
        add('regression', regression(f['regression']['truth'], f['regression']['predicted'], w))
        add('quantile', quantile(f['quantile']['truth'], f['quantile']['levels'], f['quantile']['predicted'], w))
        for which, spec, value in ranking(f['ranking'], f['ranking']['weights'] if weighted else None, fixture == 'small'):
            values.append({'fixture': fixture, 'task': 'ranking', 'weighted': weighted, 'scores': which, 'spec': spec, 'value': float(value)})
        brier.append({'fixture': fixture, 'weighted': weighted, **{k: float(v) for k, v in brier_parts(f['binary']['labels'], f['binary']['scores'], w).items()}})

out = {'source': f'scikit-learn {sklearn.__version__}, numpy {np.__version__}', 'small': plain(fixtures['small']), 'brierParts': brier}
text = json.dumps(out, indent=1)[:-2] + ',\n "values": [\n' + ',\n'.join('  ' + json.dumps(each) for each in values) + '\n ]\n}\n'
sys.stdout.write(text)
