import './trusted-types.ts';
import './look.ts';

import './variants.ts';
import './copy-command.ts';
import './step-ticks.ts';
import './current-place.ts';
import './escalation-clock.ts';
import './link-values.ts';
import './unknown-anchor.ts';
import './carry-query.ts';
import './link-form.ts';
import './open-search.ts';
import './list-filter.ts';
import './lost-page.ts';
import './alert-anchor.ts';
