/** The population from files: customers, the arms of the experiments they are in, and what was known of them before. */
@NullMarked
package org.attributionj.io.population;

import org.jspecify.annotations.NullMarked;
