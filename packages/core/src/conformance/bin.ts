#!/usr/bin/env node
import { createNodeEnvironment } from '../node-environment.ts';
import { runFromShell } from './run-from-shell.ts';

process.exitCode = await runFromShell(process.argv.slice(2), {
  environment: createNodeEnvironment(),
  write: (text) => void process.stdout.write(text),
});
