/** Small programs that show the library. */
@NullMarked
package org.attributionj.examples;

import org.jspecify.annotations.NullMarked;
