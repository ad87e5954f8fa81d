import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'];
const stops = [];

async function stopAll(signal) {
  for (const stop of stops.splice(0).reverse()) {
    await stop(signal);
  }
  process.exit(process.exitCode ?? 128 + os.constants.signals[signal]);
}

/**
 * Has `stop` called, and waited for, before SIGINT or SIGTERM ends this program; the latest first. Returns a function
 * that takes this back. The exit code is the shell's usual one for the signal, unless `process.exitCode` is set.
 */
export function atSignal(stop) {
  if (stops.length === 0) {
    SIGNALS.forEach(signal => process.once(signal, stopAll));
  }
  stops.push(stop);
  return () => {
    const index = stops.indexOf(stop);
    if (index === -1) {
      return;
    }
    stops.splice(index, 1);
    if (stops.length === 0) {
      // Others may want to hear the signals from here on.
      SIGNALS.forEach(signal => process.off(signal, stopAll));
    }
  };
}
