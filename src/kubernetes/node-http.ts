/**
 * Node's http and https by themselves. Importing `node:http` as a module reads every export of it, and so loads fetch and WebSocket: 8 MB that a watch
 * beside the router would carry for nothing.
 */
export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');
