/** A learned model in a jar of its own. */
@NullMarked
package org.attributionj.examples.own;

import org.jspecify.annotations.NullMarked;
