/** Seeded simulators of journeys that know the truth about their data. */
@NullMarked
package org.attributionj.eval.scenario;

import org.jspecify.annotations.NullMarked;
