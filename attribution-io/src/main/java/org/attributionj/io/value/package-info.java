/** A small language for values made of several columns, and for conditions on rows. */
@NullMarked
package org.attributionj.io.value;

import org.jspecify.annotations.NullMarked;
