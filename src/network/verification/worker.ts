import { serve } from '../../thread/serve.js';
import { type Setup, setUp } from './maker.js';

serve((setup) => setUp(setup as Setup));
