import { parentPort, workerData } from 'node:worker_threads';
import { type ActionLimits, loadEngine, runSandbox, type SandboxOutcome } from './sandbox.js';

/** What a thread is told when it starts. */
export interface WorkerTask {
  readonly code: string;
  readonly jsParams: string;
  readonly limits: ActionLimits;
}

/** What a thread says: first that it starts to run the action, then what came of it. */
export type WorkerReport = { readonly started: true } | SandboxOutcome;

const report = (said: WorkerReport): void => parentPort?.postMessage(said);
const task = workerData as WorkerTask;
const engine = await loadEngine(task.limits.memoryBytes);
if (engine.ok) {
  report({ started: true });
  report(runSandbox(engine.value, { ...task, clock: () => performance.now() }));
} else report({ outcome: 'unavailable', reason: engine.reason });
