/**
 * How often each path was walked and what came of it: {@link org.attributionj.core.statistic.path.PathTable}, an exact sum that
 * merges, subtracts and forgets, which models of paths are fitted from; and how path transforms change the paths.
 */
@NullMarked
package org.attributionj.core.statistic.path;

import org.jspecify.annotations.NullMarked;
