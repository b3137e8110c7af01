#!/usr/bin/env node
"use strict";
// Starts a program of the bundle: as `x.js` it runs `x.main.js`, and what that requires. Node 20 compiles every file anew
// in every run; here each is compiled with the code that V8 kept of it when the bundle was made (build/keep-code.mjs).
// Code that does not fit the Node that runs, or is not there, is passed over.
const { readFileSync } = require("node:fs");
const { basename } = require("node:path");
const { Script } = require("node:vm");

const modules = new Map();

/** What a file of the bundle exports; anything else is Node's own. */
function load(name) {
  if (!name.startsWith("./")) return require(name);
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  const filename = `${__dirname}/${name.slice(2)}`;
  compile(filename)(module.exports, load, module, filename, __dirname);
  return module.exports;
}

function compile(filename) {
  const text = readFileSync(filename, "utf8");
  const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  return new Script(source, { filename, cachedData: codeOf(filename) }).runInThisContext();
}

function codeOf(filename) {
  try {
    return readFileSync(`${filename}.code`);
  } catch {
    return undefined;
  }
}

load(`./${basename(__filename, ".js")}.main.js`);
