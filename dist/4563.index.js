export const id = 4563;
export const ids = [4563];
export const modules = {

/***/ 24563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ RUNTIME),
  SLUICE_VERSION: () => (/* binding */ SLUICE_VERSION)
});

;// CONCATENATED MODULE: ./.build/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./.build/src/evidence/version.js

/** The version of Sluice that writes into statements. */
const SLUICE_VERSION = package_namespaceObject.rE;
/** What Sluice runs on here; the same statement made elsewhere says so. */
const RUNTIME = { node: process.versions.node, platform: `${process.platform}/${process.arch}` };


/***/ })

};
