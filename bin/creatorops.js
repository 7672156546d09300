#!/usr/bin/env node
var parts = process.versions.node.split(".").map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error("creatorops needs Node.js 20.19 or later; this is " + process.versions.node + ".");
  process.exitCode = 1;
} else {
  require("../dist/program/main.cjs");
}
