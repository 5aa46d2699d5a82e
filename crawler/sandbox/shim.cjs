'use strict';
// Preloaded on the last rung of the ladder, inside the sandbox only: native addons that were never built become
// objects that accept anything, and every outgoing request is answered with `{}`, so that a server that insists on
// either before it lists its tools can go on.
const Module = require('node:module');
const { EventEmitter } = require('node:events');
const { Readable, Writable } = require('node:stream');

const anything = new Proxy(function () {}, {
  get: (_target, key) => {
    if (key === 'then' || key === '__esModule') return undefined;
    if (key === Symbol.toPrimitive) return () => '';
    if (key === Symbol.iterator) return function* () {};
    if (key === 'prototype') return {};
    return anything;
  },
  apply: () => anything,
  construct: () => anything,
});

const load = Module._load;
Module._load = function (request, ...rest) {
  try {
    return load.call(this, request, ...rest);
  } catch (error) {
    const native = /\.node$/.test(request) || error.code === 'ERR_DLOPEN_FAILED';
    if (native || /bindings file|native (?:addon|binding|module)|\.node\b|prebuil/i.test(String(error.message)))
      return anything;
    throw error;
  }
};

const reply = () => new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } });
globalThis.fetch = async () => reply();

function answer(...args) {
  const callback = args.find((argument) => typeof argument === 'function');
  const response = Object.assign(Readable.from([Buffer.from('{}')]), {
    statusCode: 200,
    statusMessage: 'OK',
    httpVersion: '1.1',
    headers: { 'content-type': 'application/json' },
    rawHeaders: ['content-type', 'application/json'],
    socket: new EventEmitter(),
    req: undefined,
  });
  const request = new Writable({ write: (_chunk, _encoding, done) => done() });
  const noop = () => request;
  for (const method of [
    'setHeader',
    'removeHeader',
    'setTimeout',
    'setNoDelay',
    'setSocketKeepAlive',
    'flushHeaders',
    'abort',
  ])
    request[method] = noop;
  request.getHeader = () => undefined;
  request.hasHeader = () => false;
  request.socket = response.socket;
  response.req = request;
  setImmediate(() => {
    if (callback) callback(response);
    request.emit('response', response);
  });
  return request;
}
for (const name of ['node:http', 'node:https']) {
  const module = require(name);
  module.request = answer;
  module.get = (...args) => answer(...args).end();
}
Module.syncBuiltinESMExports();
