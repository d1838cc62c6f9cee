/** JMH benchmarks of the models. */
@NullMarked
package org.attributionj.bench;

import org.jspecify.annotations.NullMarked;
