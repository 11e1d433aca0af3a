import type { Reply } from '../../many/pool.js';
import { serve } from '../../thread/serve.js';
import { createLineJudge, type LineSetup, type LineVerdict, type Task } from './line-verdict.js';

serve((setup) => {
  const lines = createLineJudge(setup as LineSetup);
  return {
    async judge(tasks: readonly Task[]): Promise<readonly Reply<LineVerdict>[]> {
      const replies: Reply<LineVerdict>[] = [];
      for (const task of tasks) {
        try {
          replies.push({ value: await lines.judge(task) });
        } catch (error) {
          // What nobody foresaw concerns this line and no other.
          replies.push({ failed: `this should not happen: ${error instanceof Error ? error.message : String(error)}` });
        }
      }
      return replies;
    },
  };
});
