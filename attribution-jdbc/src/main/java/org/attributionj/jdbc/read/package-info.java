/** Events and journeys out of the store. */
@NullMarked
package org.attributionj.jdbc.read;

import org.jspecify.annotations.NullMarked;
