/** Network addresses: the places that they lie in, and what is kept of them. */
@NullMarked
package org.attributionj.enrich.place;

import org.jspecify.annotations.NullMarked;
