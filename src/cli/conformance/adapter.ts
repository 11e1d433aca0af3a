import { ownHello, serveAdapter } from '../../conformance/own-adapter.js';
import { exit } from '../io.js';
import { type Subcommand, tell } from './subcommand.js';

/** Puts this implementation behind the protocol. */
export const adapterCommand: Subcommand = {
  name: 'conformance adapter',
  summary: 'Answer the protocol on standard input as this implementation.',
  options: {},
  notes: ['Example:', '  capsig conformance run -- capsig conformance adapter'],
  async run(_, io) {
    if (!io.stdin) return tell({ fault: 'there is no standard input to read' }, io);
    await serveAdapter(io.stdin, io.stdout, await ownHello());
    return exit.valid;
  },
};
