/** The store: {@link org.attributionj.jdbc.AttributionStore} and its services. */
@NullMarked
package org.attributionj.jdbc;

import org.jspecify.annotations.NullMarked;
