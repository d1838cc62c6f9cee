/** Java serialisation of this library's values, from sources that are not trusted. */
@NullMarked
package org.attributionj.core.serial;

import org.jspecify.annotations.NullMarked;
