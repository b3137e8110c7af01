"use strict";
// Preloaded by build/keep-code.mjs: when a program ends or a thread answers, writes beside each file that it compiled the
// code that V8 has of it by then, with that of the functions that were called.
const { renameSync, statSync, writeFileSync } = require("node:fs");
const { isMainThread, MessagePort, threadId } = require("node:worker_threads");
const vm = require("node:vm");

const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.set(options.filename, this);
  }
};

function keep() {
  for (const [filename, script] of scripts) {
    const path = `${filename}.code`;
    const code = script.createCachedData();
    // Of two threads that compiled the same file, the one that called more of it is right.
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= code.length) continue;
    const draft = `${path}.${threadId}`;
    writeFileSync(draft, code);
    renameSync(draft, path);
  }
}

if (isMainThread) process.on("exit", keep);
else {
  // Threads are ended from outside, once they have answered.
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (...message) {
    keep();
    return postMessage.apply(this, message);
  };
}
