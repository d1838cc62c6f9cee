/** Nouns that all services of the store share. */
@NullMarked
package org.attributionj.jdbc.support;

import org.jspecify.annotations.NullMarked;
