/** Benchmarks of the store and the tracker, on real databases that write to disk as they would in use. */
@NullMarked
package org.attributionj.bench.store;

import org.jspecify.annotations.NullMarked;
