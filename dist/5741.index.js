export const id = 5741;
export const ids = [5741];
export const modules = {

/***/ 25741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   countTestSetUse: () => (/* binding */ countTestSetUse)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84057);
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90560);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85358);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42459);






/** Runs that meet at one journal take turns; more than this many in a row are no accident. */
const ATTEMPTS = 8;
/**
 * Writes into the model's journal that this delivery looks at this test set, and answers which look it is. The journal is kept
 * outside of any candidate's ledger, so that a rejected candidate's look counts too. One delivery of one release counts once,
 * however often its run is started. Never throws for a journal that cannot be had: then the look is not counted, and why is said.
 */
async function countTestSetUse(delivery, session, release, testSet, secrets) {
    if (!delivery.spec.rollout)
        return { uncounted: 'the delivery file declares no rollout, and so no journal to count in' };
    if (!release)
        return { uncounted: 'the release was not identified' };
    const id = (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDeliveryId */ .J)(session.deliveryId);
    let seen = {};
    try {
        const signing = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_3__/* .signingOf */ .f)(delivery, secrets);
        const recorder = new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_1__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_4__/* .openJournal */ ._0)(delivery, session, signing), session.clock, id);
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            const { testSetUses } = await recorder.refresh();
            const ofThis = testSetUses.filter((use) => use.testSet === testSet);
            const known = ofThis.findIndex((use) => use.release === release.digest && use.delivery === id);
            seen = { use: (known < 0 ? ofThis.length : known) + 1, others: new Set(testSetUses.map((use) => use.testSet)).size - (ofThis.length > 0 ? 1 : 0) };
            if (known >= 0)
                return seen;
            if (signing.publicPem && !signing.privatePem)
                return { ...seen, uncounted: 'the journal is signed, and this job has no key to sign with' };
            try {
                await recorder.append('test-set-used', { testSet, release: release.digest });
                return seen;
            }
            catch (error) {
                if (!(error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s))
                    throw error;
            }
        }
        return { ...seen, uncounted: `other runs wrote to the journal ${ATTEMPTS} times in a row` };
    }
    catch (error) {
        return { ...seen, uncounted: (0,_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .G)(error)[0]?.message ?? String(error) };
    }
}


/***/ })

};
