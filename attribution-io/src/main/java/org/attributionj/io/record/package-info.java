/** Rows of files of any format by the names of their values, before anything is made of them. */
@NullMarked
package org.attributionj.io.record;

import org.jspecify.annotations.NullMarked;
