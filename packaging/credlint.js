#!/usr/bin/env node
"use strict";
// Starts the program of the package for this platform, in its own place.
const { spawn } = require("node:child_process");

const name = `@credlint/${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`${name}/credlint${process.platform === "win32" ? ".exe" : ""}`);
} catch {
  console.error(`credlint: the package ${name} is not installed: there is none for this platform, or npm was told to leave optional packages out`);
  process.exit(2);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// A terminal sends its signals to both; others come to this process alone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`credlint: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(signal ? 3 : code));
