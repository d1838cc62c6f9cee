/** Events by customer, through temporary files where there are more than memory holds. */
@NullMarked
package org.attributionj.io.sort;

import org.jspecify.annotations.NullMarked;
