/** Events, customers, costs and rejected rows into the store. */
@NullMarked
package org.attributionj.jdbc.write;

import org.jspecify.annotations.NullMarked;
